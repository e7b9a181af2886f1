// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gate/rotation_code.h"
#include "run/protection_look.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QRadioButton;
class QSpinBox;

namespace bulkhead::ui {

class ConnectionDays;
class PathField;

// How old passwords may become where, for whom that does not count, and what the others are told.
class RotationForm : public QWidget
{
    Q_OBJECT
public:
    explicit RotationForm(QWidget *parent = nullptr);

    // What stands in the tenant; its protected users cannot be read back.
    void setDeployed(const gate::RotationTold &told);
    void setDatabases(const run::DatabasesTold &databases);
    void clear(); // another tenant

    [[nodiscard]] gate::RotationRule rule() const;
    [[nodiscard]] QString protectedFile() const; // path; empty: none
    [[nodiscard]] QString denyText() const;
    // Why nothing can be counted with it; empty when it can.
    [[nodiscard]] QString missing() const;
    // Under the file's field: what was found in it.
    void tellFile(const QString &text);

signals:
    void changed();

private:
    [[nodiscard]] QWidget *where();
    void edited();

    QSpinBox *m_days;
    QRadioButton *m_everywhere;
    QRadioButton *m_chosen;
    ConnectionDays *m_connections;
    QLabel *m_noConnections; // why there is none to choose
    PathField *m_file;
    QLabel *m_fileTold;
    QLabel *m_protectedNow;
    QLineEdit *m_text;
    QLabel *m_textReason;
};

} // namespace bulkhead::ui
