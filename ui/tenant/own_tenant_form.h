// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "desk/desk.h"
#include "tenant/tenant_profiles.h"

#include <QTimer>
#include <QWidget>

#include <optional>

class QLabel;
class QLineEdit;

namespace bulkhead::ui {

class AdvancedFields;
class CredentialRows;
class KnownTenants;
class MarkField;

// Address and client of a tenant and what it is shown, with the reason beside each field that is
// not right.
class OwnTenantForm : public QWidget
{
    Q_OBJECT
public:
    explicit OwnTenantForm(QWidget *parent = nullptr);

    // The first field that is not right, in words; a secret counts once it is typed or kept.
    [[nodiscard]] QString missing() const;
    // As typed; nothing until address and client are right.
    [[nodiscard]] std::optional<TenantConfig> tenant() const;
    // And what is remembered of it: how it is shown who we are, and its mark.
    [[nodiscard]] std::optional<TenantProfile> profile() const;
    void prefill(const QString &address, const QString &clientId, const QString &audience,
        const QString &ca);
    // An open incident's tenant: only what it is shown can still be given.
    void showFixed(const TenantConfig &tenant);
    void makeEditable();
    void setMarkable(bool markable);
    [[nodiscard]] CredentialRows &credential() const { return *m_credential; }

signals:
    void changed();
    void marked();
    // Address and client are complete: something for them may have been kept earlier.
    void named(const bulkhead::TenantConfig &tenant);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void addressEdited();
    void showAddressReason();
    void showClientReason();
    void setFixed(bool fixed);
    void offerProfiles();
    void choose(const TenantConfig &tenant);
    void adopt(const TenantConfig &tenant);
    void announceName();

    KnownTenants *m_known;
    QLabel *m_knownLabel;
    QLineEdit *m_address;
    QLineEdit *m_clientId;
    CredentialRows *m_credential;
    MarkField *m_mark;
    QLabel *m_markLabel;
    AdvancedFields *m_advanced;
    QLabel *m_addressReason;
    QLabel *m_clientReason;
    QTimer m_naming; // typing has paused
    QString m_adopted; // client and tenant whose profile was looked up last
};

} // namespace bulkhead::ui
