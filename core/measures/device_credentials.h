// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "measures/step_calls.h"

#include <QStringList>

namespace bulkhead::measures {

// Deletes the legacy device credentials of a user, one by one: there is no call for all, and a
// listing shows one type at a time, up to a hundred. A listing that was not empty is repeated.
class DeviceCredentialsStep final : public StepCalls
{
public:
    explicit DeviceCredentialsStep(QString userId) : m_userId(std::move(userId)) { }
    [[nodiscard]] Call next() override;
    [[nodiscard]] std::optional<End> answered(
        const auth0::Reading &reading, const QByteArray &body) override;
    [[nodiscard]] std::optional<End> refused(const auth0::Reading &reading, End end) override;

private:
    [[nodiscard]] std::optional<End> oneGone();
    [[nodiscard]] std::optional<End> listed(const QByteArray &body);

    QString m_userId;
    size_t m_type = 0;
    QStringList m_ids; // to be deleted
    QStringList m_seen; // never twice: a listing may lag behind
};

} // namespace bulkhead::measures
