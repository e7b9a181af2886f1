// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "run/driver.h"
#include "run/incident.h"

#include <deque>

namespace bulkhead::run {

// What a look at one user came to. What was seen is in the file (run/user_look.h).
struct UserLook
{
    qint32 row = -1;
    Outcome outcome = Outcome::Done;
    QString words; // the tenant's, when it did not go well
};

// Another driver, and before it the looks at single users for which a person at the program waits.
// They share the caller, its permits and its token; what the tenant says of them stops nothing, but
// all is done only when they are.
class UrgentLooks final : public Driver
{
public:
    using Told = std::function<void(const UserLook &)>;
    // `told` hears of each look after its commit.
    UrgentLooks(Incident &incident, Told told);

    // Another one, which outlives its calls.
    void goBefore(Driver &main) { m_main = &main; }
    // Its user is known. Asked once; but for a 429 whatever comes of it is the answer.
    void ask(qint32 row);
    void forget() { m_rows.clear(); } // nobody waits any more

    [[nodiscard]] bool ready(Api lane) override;
    [[nodiscard]] std::optional<Work> next(Api lane) override { return m_main->next(lane); }
    [[nodiscard]] pacing::EndpointGroup nextGroup(Api lane, const Wait &wait) override;
    [[nodiscard]] std::optional<pacing::EndpointGroup> urgent(Api lane) const override;
    [[nodiscard]] std::optional<Work> nextUrgent(Api lane) override;
    [[nodiscard]] std::optional<qint64> laterMs() const override { return m_main->laterMs(); }
    [[nodiscard]] std::optional<Work> nextOwed(Api lane) override { return m_main->nextOwed(lane); }
    [[nodiscard]] bool owes() const override { return m_main->owes(); }
    void sending(Work &work) override;
    void unfinished(const Work &work, const auth0::Reading &reading) override;
    void takeSecrets(const Work &work, QByteArray &body) override;
    void finished(const Work &work, const auth0::Reading &reading, const Verdict &verdict,
        const QByteArray &body) override;
    [[nodiscard]] Result<> commit() override;
    void ended(const std::optional<Error> &error) override { m_main->ended(error); }

private:
    Incident &m_incident;
    Told m_told;
    Driver *m_main = nullptr;
    std::deque<qint32> m_rows;
    std::vector<journal::Entry> m_entries;
    std::vector<UserLook> m_answers;
};

} // namespace bulkhead::run
