// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonObject>
#include <QString>

#include <vector>

namespace bulkhead::practice {

// A program that the tenant runs at a trigger, as far as a reader of the API sees it.
struct TenantAction
{
    struct Version
    {
        QString id;
        int number = 0;
        QString code;
        qint64 sinceMs = 0; // UTC
    };

    QString id;
    QString name;
    QString trigger = QStringLiteral("post-login");
    QString runtime = QStringLiteral("node22");
    QString code; // of the draft
    qint64 createdMs = 0; // UTC
    qint64 savedMs = 0; // UTC: then its build began
    bool buildFails = false;
    bool deployWhenBuilt = false;
    QString integration; // slug of the marketplace's that it was installed from
    std::vector<Version> versions; // the last one is deployed

    [[nodiscard]] bool deployed() const { return !versions.empty(); }
};

struct TenantBinding
{
    QString id;
    QString actionId;
    QString displayName;
    qint64 sinceMs = 0; // UTC
};

// The Actions of a tenant and the order in which its post-login trigger runs them. Nothing happens
// by itself: whoever looks calls settle() first.
class Actions
{
public:
    static constexpr size_t perTrigger = 20;
    static constexpr size_t perTenant = 100;
    static constexpr qsizetype codeAtMost = 100'000;

    qint64 buildMs = 200; // of every build from now on
    bool buildsFail = false;

    // Deploys what was to be deployed as soon as it was built.
    void settle(qint64 nowMs);
    [[nodiscard]] QString status(const TenantAction &action, qint64 nowMs) const;

    TenantAction &add(const QString &name, const QString &code, qint64 nowMs);
    void save(TenantAction &action, const QString &code, qint64 nowMs);
    void deploy(TenantAction &action, qint64 nowMs);
    void remove(const QString &id); // and its bindings
    [[nodiscard]] TenantBinding bindingOf(
        const TenantAction &action, const QString &displayName, qint64 nowMs);
    [[nodiscard]] TenantAction *byId(const QString &id);
    [[nodiscard]] TenantAction *byName(const QString &name);
    [[nodiscard]] bool isBound(const QString &id) const;

    [[nodiscard]] const std::vector<TenantAction> &all() const { return m_actions; }
    std::vector<TenantBinding> bound; // of post-login, in the order of running

    // As the API shows them.
    [[nodiscard]] QJsonObject shown(const TenantAction &action, qint64 nowMs) const;
    [[nodiscard]] QJsonObject shown(const TenantBinding &binding, qint64 nowMs);

private:
    [[nodiscard]] QString newId();

    std::vector<TenantAction> m_actions;
    int m_ids = 0;
};

[[nodiscard]] bool isTrigger(const QString &name);

} // namespace bulkhead::practice
