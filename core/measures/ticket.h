// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "measures/step_calls.h"

namespace bulkhead::measures {

// Mints a link that lets whoever opens it set a new password. Nobody is told: the link is handed to
// the operator. For a password under another primary identity that identity is looked up first.
class TicketStep final : public StepCalls
{
public:
    explicit TicketStep(const Target &target);
    [[nodiscard]] Call next() override;
    [[nodiscard]] std::optional<End> answered(
        const auth0::Reading &reading, const QByteArray &body) override;

private:
    QString m_userId;
    Connection m_connection;
    PlanChoices m_choices;
    bool m_lookFirst;
    QString m_identity; // without its provider; empty: the primary one
};

// The link in the answer; empty when there is none. Overwrites it in `body`.
[[nodiscard]] Secret takeTicket(QByteArray &body);

} // namespace bulkhead::measures
