// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "desk/desk.h"

#include <QObject>

class QButtonGroup;
class QComboBox;
class QLabel;
class QLineEdit;

namespace bulkhead::ui {

class FieldGrid;
class PathField;

// What the tenant is shown: a client secret, a private key, or a token pasted for this once. Rows
// of a form, of which those of the chosen kind are to be seen.
class CredentialRows : public QObject
{
    Q_OBJECT
public:
    using Kind = credentials::Kind;
    CredentialRows(FieldGrid &grid, QObject *parent);

    [[nodiscard]] Kind kind() const;
    [[nodiscard]] credentials::KeyFile keyFile() const;
    // Not before the grid is part of a window: it shows and hides rows.
    void choose(Kind kind, const credentials::KeyFile &keyFile = {});

    // What is still missing, in words; empty: nothing, or the desk has it.
    [[nodiscard]] QString missing() const;
    // There is something that the desk does not have yet.
    [[nodiscard]] bool hasEntered() const;
    [[nodiscard]] GivenCredential take(); // and forget what was typed
    // Where the desk has one, and of which kind.
    void showPlace(SecretPlace place, Kind of = Kind::ClientSecret);
    // Why the desk could not use it.
    void showError(const Error &error);
    void focusMissing();

signals:
    void changed();

private:
    void addKinds(FieldGrid &grid);
    void addFields(FieldGrid &grid);
    void edited();
    void showKind();
    void showLine();
    [[nodiscard]] bool deskHas() const;
    [[nodiscard]] QString line() const;
    [[nodiscard]] QString keyLine() const;

    QButtonGroup *m_kinds;
    QLineEdit *m_secret;
    PathField *m_keyFile;
    QComboBox *m_algorithm;
    QLineEdit *m_token;
    QLabel *m_line;
    QLabel *m_reason;
    std::array<QList<QWidget *>, 3> m_rows; // by kind
    credentials::KeyFile m_given; // the desk has this one
    SecretPlace m_place = SecretPlace::Nowhere;
    Kind m_placeOf = Kind::ClientSecret;
};

} // namespace bulkhead::ui
