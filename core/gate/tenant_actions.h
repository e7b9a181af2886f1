// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QJsonArray>
#include <QStringList>

#include <optional>
#include <vector>

namespace bulkhead::gate {

// An Action as the tenant shows it.
struct TenantAction
{
    QString id;
    QString name;
    QString status; // of its build: pending, building, packaged, built, retrying, failed
    QByteArray code; // of the draft
    std::optional<QByteArray> deployedCode;
    QString integration{}; // of the marketplace, where it comes from there: its slug or name
    qint64 deployedMs = 0; // UTC, when what is deployed was built; 0: not told
};
[[nodiscard]] TenantAction readAction(const QJsonObject &object);
[[nodiscard]] std::vector<TenantAction> readActions(const QByteArray &body);

// A place of an Action at the trigger.
struct Binding
{
    QString id;
    QString actionId;
    QString actionName;
    QString displayName;
    QString integration{}; // as the Action's

    friend bool operator==(const Binding &, const Binding &) = default;
};
[[nodiscard]] std::vector<Binding> readBindings(const QByteArray &body);
// The marketplace's own Password Rotation (auth-0-password-rotation), which no call can install.
[[nodiscard]] bool isMarketplaceRotation(const TenantAction &action);
// {"total": n} of a page of either; -1 when it is not told.
[[nodiscard]] int readTotal(const QByteArray &body);

// post-login as it is made today.
struct Trigger
{
    QString version;
    QString runtime;
};
[[nodiscard]] std::optional<Trigger> readTrigger(const QByteArray &body);

} // namespace bulkhead::gate
