// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/secret.h"
#include "desk/desk.h"
#include "model/tenant.h"

#include <QTimer>
#include <QWidget>

#include <optional>

class QLabel;
class QLineEdit;
class QToolButton;

namespace bulkhead::ui {

class PathField;

// Address, client and secret of a tenant, with the reason beside each field that is not right.
class OwnTenantForm : public QWidget
{
    Q_OBJECT
public:
    explicit OwnTenantForm(QWidget *parent = nullptr);

    // The first field that is not right, in words; the secret counts once it is typed or kept.
    [[nodiscard]] QString missing() const;
    // As typed; nothing until address and client are right.
    [[nodiscard]] std::optional<TenantConfig> tenant() const;
    void prefill(const QString &address, const QString &clientId, const QString &audience,
        const QString &ca);
    // An open incident's tenant: only the secret can still be typed.
    void showFixed(const TenantConfig &tenant);
    void makeEditable();
    void focusSecret(); // when it is missing

    [[nodiscard]] bool hasTypedSecret() const;
    [[nodiscard]] Secret takeSecret(); // and forget it
    void showPlace(SecretPlace place);

signals:
    void changed();
    // Address and client are complete: a secret for them may have been kept earlier.
    void named(const bulkhead::TenantConfig &tenant);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] QWidget *advanced();
    void addressEdited();
    void showAddressReason();
    void showClientReason();
    void showPlaceLine();
    void setFixed(bool fixed);
    void announceName();

    QLineEdit *m_address;
    QLineEdit *m_clientId;
    QLineEdit *m_secret;
    QLineEdit *m_audience;
    PathField *m_caFile;
    QLabel *m_addressReason;
    QLabel *m_clientReason;
    QLabel *m_secretLine;
    QLabel *m_caReason;
    QToolButton *m_fold;
    QTimer m_naming; // typing has paused
    SecretPlace m_place = SecretPlace::Nowhere;
};

} // namespace bulkhead::ui
