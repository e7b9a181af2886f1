// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "measures/step_calls.h"

namespace bulkhead::measures {

// Sets the force-reset flag, with the date of the user's last password change as it is now: the
// flag's Action lets in whoever has a later one. Both dates are Auth0's own, so no clock of ours
// matters, and a random password set just before does not count as the user's change.
class FlagStep final : public StepCalls
{
public:
    explicit FlagStep(const Target &target);
    [[nodiscard]] Call next() override;
    [[nodiscard]] std::optional<End> answered(
        const auth0::Reading &reading, const QByteArray &body) override;

private:
    QString m_userId;
    QString m_incidentId;
    QString m_setAt;
    bool m_looked = false;
    QString m_baseline; // as Auth0 wrote it; empty: never
    qint64 m_baselineMs = 0;
};

} // namespace bulkhead::measures
