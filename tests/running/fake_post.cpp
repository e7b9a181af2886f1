// SPDX-License-Identifier: Apache-2.0
#include "fake_post.h"

namespace bulkhead::testing {

void FakePost::send(mail::Letter &&letter, Done done)
{
    sent.push_back({letter.to, letter.subject, letter.messageId, letter.text.reveal().toByteArray(),
        m_clock.steadyMs()});
    const auto wrong = goesWrong ? goesWrong(sent.back(), int(sent.size())) : std::nullopt;
    const Wrong what =
        wrong.value_or(Wrong{{mail::Fate::Accepted, QStringLiteral("250 taken")}, true});
    if (what.delivered) {
        for (Person &person : m_tenant.people)
            person.letters += int(person.email == letter.to);
    }
    m_clock.after(what.latencyMs, &m_context,
        [done = std::move(done), receipt = what.receipt] { done(receipt); });
}

} // namespace bulkhead::testing
