// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "journal/entries.h"
#include "journal/grammar.h"

#include <gtest/gtest.h>

#include <random>

namespace bulkhead::journal {

// Writes an incident at random: any order of entries that the program could write.
class RandomIncident
{
public:
    explicit RandomIncident(unsigned seed) : m_random(seed)
    {
        add(entries::created());
        import();
    }

    [[nodiscard]] const std::vector<Entry> &all() const { return m_entries; }
    [[nodiscard]] const Ledger &ledger() const { return m_ledger; }

    void step()
    {
        if (!m_ledger.planned() || (!m_ledger.runStarted() && chance(3)))
            return prepare();
        if (m_ledger.state() == IncidentState::Cancelled)
            return; // for good
        if (m_ledger.state() != IncidentState::Running)
            return add(chance(8) ? entries::ended(RunEnd::Cancelled) : entries::started());
        if (chance(25))
            return add(entries::ended(RunEnd(below(4))));
        call();
    }

private:
    int below(int limit) { return std::uniform_int_distribution(0, limit - 1)(m_random); }
    bool chance(int oneIn) { return below(oneIn) == 0; }

    void add(Entry entry)
    {
        if (entry.kind == EntryKind::RunEnded && RunEnd(entry.code) == RunEnd::Halted)
            entry.reason = int(Fault::Unreachable);
        entry.seq = qint64(m_entries.size()) + 1;
        entry.atMs = entries::startMs + entry.seq;
        EXPECT_TRUE(m_grammar.accepts(entry)) << int(entry.kind);
        m_ledger.apply(entry);
        m_entries.push_back(std::move(entry));
    }

    void import()
    {
        add(entries::source(QStringLiteral("list"), int(m_ledger.sources().size())));
        for (int line = 1; line <= 6; ++line) {
            const qint32 rows = m_ledger.rowCount();
            if (rows > 0 && chance(4))
                add(entries::duplicate(below(rows), line));
            else if (chance(6))
                add(entries::rejected(line, RejectReason::Empty, {}));
            else
                add(entries::listed(rows, line, QStringLiteral("auth0|%1").arg(rows)));
        }
    }

    void prepare()
    {
        if (chance(10))
            return import();
        if (chance(15))
            return add(entries::ended(RunEnd::Cancelled));
        for (qint32 row = 0; row < m_ledger.rowCount(); ++row) {
            const Resolution now = m_ledger.resolution(row);
            if (now != Resolution::Found && now != Resolution::Merged)
                return resolve(row);
        }
        plan();
    }

    void resolve(qint32 row)
    {
        const qint32 other = below(m_ledger.rowCount());
        if (other != row && m_ledger.resolution(other) == Resolution::Found && chance(2))
            return add(entries::merged(row, other));
        if (chance(5))
            return add(
                entries::several(row, {QStringLiteral("auth0|x"), QStringLiteral("auth0|y")}));
        if (chance(5))
            return add(entries::notFound(row));
        add(entries::found(row,
            {QStringLiteral("auth0|%1").arg(row), QStringLiteral("u@x"),
                {QStringLiteral("main")}}));
    }

    void plan()
    {
        PlanChoices choices;
        choices.scope = RevocationScope(below(4));
        choices.reset = ResetMethods::fromInt(below(8)); // no ticket beside a mail
        choices.extras = Extras::fromInt(below(32));
        add(entries::planned(choices));
    }

    void call()
    {
        const qint32 row = below(m_ledger.rowCount());
        const auto steps = m_ledger.steps(row);
        if (steps.empty())
            return;
        const size_t index = size_t(below(int(steps.size())));
        const Measure measure = m_ledger.measures()[index];
        const Step &step = steps[index];
        if (step.state == StepState::Failed || step.state == StepState::Unknown)
            return add(entries::reopened(row, measure));
        if (step.state != StepState::Pending)
            return;
        if (!step.open)
            return add(entries::intent(row, measure, step.attempts + 1));
        if (chance(2))
            return add(
                entries::answered(row, measure, Outcome(below(int(Outcome::Unknown) + 1)), 500));
        add(entries::concluded(row, measure, StepState(1 + below(3)), Reason(below(6)), 204));
    }

    std::mt19937 m_random;
    Grammar m_grammar;
    Ledger m_ledger;
    std::vector<Entry> m_entries;
};

} // namespace bulkhead::journal
