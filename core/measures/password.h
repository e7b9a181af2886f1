// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "measures/step_calls.h"

namespace bulkhead::measures {

// Sets a random password. A new password lifts an administrator's block (Auth0 documentation, block
// and unblock users), so a user who is blocked is blocked again and read back, whatever the plan.
// The intents of a blocked user's calls say so: a process that dies in between knows it afterwards.
class PasswordStep final : public StepCalls
{
public:
    explicit PasswordStep(const Target &target);
    [[nodiscard]] Call next() override;
    [[nodiscard]] std::optional<End> answered(
        const auth0::Reading &reading, const QByteArray &body) override;
    [[nodiscard]] std::optional<End> refused(const auth0::Reading &reading, End end) override;
    [[nodiscard]] bool owes() const override;

private:
    enum class At { Look, Set, BlockAgain, ReadBack };
    [[nodiscard]] Call setCall() const;

    QString m_userId;
    Connection m_connection;
    bool m_blocked;
    bool m_secondPassword = false;
    At m_at = At::Look;
    qint64 m_changedMs = 0;
};

} // namespace bulkhead::measures
