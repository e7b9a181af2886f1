// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "run/driver.h"
#include "run/heart.h"
#include "run/incident.h"

#include <functional>

namespace bulkhead::run {

// What drivers have in common that read the tenant and note what it says: they change nothing in
// it, so nothing has to be known of a call before it is answered.
class ReadingDriver : public Driver
{
public:
    using Ended = std::function<void(const std::optional<Error> &)>;
    ReadingDriver(Incident &incident, Heart heart, Clock &clock, Ended ended);

    // Of what is read, as far as it can be counted.
    [[nodiscard]] virtual qint64 total() const { return 0; }
    [[nodiscard]] virtual qint64 done() const { return 0; }
    [[nodiscard]] virtual plan::CallsByGroup callsLeft() const
    {
        plan::CallsByGroup calls{};
        calls[size_t(group())] = total() - done();
        return calls;
    }
    // The bucket that most of those draw on.
    [[nodiscard]] virtual pacing::EndpointGroup group() const
    {
        return pacing::EndpointGroup::ReadUsers;
    }

    void sending(Work &) final { }
    void unfinished(const Work &, const auth0::Reading &) final { }
    [[nodiscard]] Result<> commit() override;
    void ended(const std::optional<Error> &error) override;

protected:
    [[nodiscard]] const journal::Ledger &ledger() const { return m_incident.ledger(); }
    [[nodiscard]] const Clock &clock() const { return m_clock; }
    // For the coming commit.
    void note(journal::Entry entry) { m_entries.push_back(std::move(entry)); }
    [[nodiscard]] const std::vector<journal::Entry> &noted() const { return m_entries; }

private:
    Incident &m_incident;
    Heart m_heart;
    Clock &m_clock;
    Ended m_ended;
    std::vector<journal::Entry> m_entries;
};

} // namespace bulkhead::run
