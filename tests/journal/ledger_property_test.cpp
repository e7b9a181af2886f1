// SPDX-License-Identifier: Apache-2.0
#include "journal/entries.h"
#include "journal/grammar.h"

#include "testing/testing.h"

#include <random>

using namespace Qt::StringLiterals;

namespace bulkhead::journal {
namespace {

using namespace entries;
using Entries = std::vector<Entry>;

// Writes an incident at random: any order of entries that the program could write.
class RandomIncident
{
public:
    explicit RandomIncident(unsigned seed) : m_random(seed)
    {
        add(created());
        import();
    }

    [[nodiscard]] const Entries &entries() const { return m_entries; }
    [[nodiscard]] const Ledger &ledger() const { return m_ledger; }

    void step()
    {
        if (!m_ledger.planned() || (!m_ledger.runStarted() && chance(3)))
            return prepare();
        if (m_ledger.state() == IncidentState::Cancelled)
            return; // for good
        if (m_ledger.state() != IncidentState::Running)
            return add(chance(8) ? ended(RunEnd::Cancelled) : started());
        if (chance(25))
            return add(ended(RunEnd(below(4))));
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
        entry.atMs = startMs + entry.seq;
        EXPECT_TRUE(m_grammar.accepts(entry)) << int(entry.kind);
        m_ledger.apply(entry);
        m_entries.push_back(std::move(entry));
    }

    void import()
    {
        add(source(u"list"_s, int(m_ledger.sources().size())));
        for (int line = 1; line <= 6; ++line) {
            const qint32 rows = m_ledger.rowCount();
            if (rows > 0 && chance(4))
                add(duplicate(below(rows), line));
            else if (chance(6))
                add(rejected(line, RejectReason::Empty, {}));
            else
                add(listed(rows, line, u"auth0|%1"_s.arg(rows)));
        }
    }

    void prepare()
    {
        if (chance(10))
            return import();
        if (chance(15))
            return add(ended(RunEnd::Cancelled));
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
            return add(merged(row, other));
        if (chance(5))
            return add(several(row, {u"auth0|x"_s, u"auth0|y"_s}));
        if (chance(5))
            return add(notFound(row));
        add(found(row, {u"auth0|%1"_s.arg(row), u"u@x"_s, {u"main"_s}}));
    }

    void plan()
    {
        PlanChoices choices;
        choices.scope = RevocationScope(below(4));
        choices.reset = ResetMethod(below(2));
        add(planned(choices));
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
            return add(reopened(row, measure));
        if (step.state != StepState::Pending)
            return;
        if (!step.open)
            return add(intent(row, measure, step.attempts + 1));
        if (chance(2))
            return add(answered(row, measure, Outcome(below(int(Outcome::Unknown) + 1)), 500));
        add(concluded(row, measure, StepState(1 + below(3)), Reason(below(6)), 204));
    }

    std::mt19937 m_random;
    Grammar m_grammar;
    Ledger m_ledger;
    Entries m_entries;
};

// The same answer from the rules alone, reading everything again for each step.
class Naive
{
public:
    explicit Naive(const Entries &entries) : m_entries(entries)
    {
        for (const Entry &entry : entries) {
            if (entry.kind == EntryKind::Listed) {
                ++rows;
                m_planned = false;
                m_cancelled = false;
            }
            if (entry.kind == EntryKind::Planned) {
                m_planned = true;
                m_cancelled = false;
                const auto choices =
                    choicesFromJson(QJsonDocument::fromJson(entry.text.toUtf8()).object());
                m_measures = measuresFor(choices.scope, choices.reset);
            }
            if (entry.kind == EntryKind::RunStarted)
                m_cancelled = false;
            if (entry.kind == EntryKind::RunEnded)
                m_cancelled = RunEnd(entry.code) == RunEnd::Cancelled;
        }
    }

    [[nodiscard]] Resolution resolution(qint32 row) const
    {
        auto last = Resolution::Open;
        for (const Entry &entry : m_entries) {
            if (entry.kind == EntryKind::Resolved && entry.row == row)
                last = Resolution(entry.code);
        }
        return last;
    }

    [[nodiscard]] StepState user(qint32 row) const
    {
        const Resolution known = resolution(row);
        if (known == Resolution::NotFound || known == Resolution::Several)
            return StepState::Skipped;
        if (!m_planned || m_measures.empty() || known == Resolution::Open) {
            if (m_cancelled)
                return StepState::Cancelled;
            return m_planned ? StepState::Skipped : StepState::Pending;
        }
        StepState state = StepState::Done;
        for (const Measure measure : m_measures)
            state = worst(state, step(row, measure));
        return state;
    }

    int rows = 0;

private:
    [[nodiscard]] StepState step(qint32 row, Measure measure) const
    {
        StepState state = StepState::Pending;
        bool open = false;
        for (const Entry &entry : m_entries) {
            const bool mine = entry.row == row && entry.measure == int(measure);
            if (entry.kind == EntryKind::Planned) {
                state = StepState::Pending;
                open = false;
            } else if (entry.kind == EntryKind::RunStarted || entry.kind == EntryKind::RunEnded) {
                if (std::exchange(open, false) && measure == Measure::Email)
                    state = StepState::Unknown;
                if (entry.kind == EntryKind::RunEnded && RunEnd(entry.code) == RunEnd::Cancelled
                    && state == StepState::Pending)
                    state = StepState::Cancelled;
            } else if (mine) {
                open = entry.kind == EntryKind::Intent;
                if (entry.kind == EntryKind::Concluded)
                    state = StepState(entry.code);
                if (entry.kind == EntryKind::Reopened)
                    state = StepState::Pending;
                if (entry.kind == EntryKind::Answered && measure == Measure::Email
                    && mayHaveActed(Outcome(entry.code)))
                    state = StepState::Unknown;
            }
        }
        return state;
    }

    const Entries &m_entries;
    std::vector<Measure> m_measures;
    bool m_planned = false;
    bool m_cancelled = false;
};

void expectEqual(const Ledger &ledger, const Naive &naive)
{
    std::array<qint64, 6> counts{};
    ASSERT_EQ(ledger.rowCount(), naive.rows);
    for (qint32 row = 0; row < naive.rows; ++row) {
        if (naive.resolution(row) == Resolution::Merged)
            continue;
        ++counts[size_t(naive.user(row))];
        ASSERT_EQ(ledger.userState(row), naive.user(row)) << "row " << row;
    }
    for (size_t state = 0; state < counts.size(); ++state)
        ASSERT_EQ(ledger.userTotal(StepState(state)), counts[state]) << state;
}

TEST(LedgerProperty, AnyIncidentCountsAsItsEntriesSay)
{
    std::array<int, 16> kinds{};
    for (unsigned seed = 0; seed < 150; ++seed) {
        RandomIncident incident(seed);
        for (int i = 0; i < 150; ++i) {
            incident.step();
            if (i % 3 == 0)
                expectEqual(incident.ledger(), Naive(incident.entries()));
            if (::testing::Test::HasFatalFailure()) {
                ADD_FAILURE() << "seed " << seed << ", step " << i;
                return;
            }
        }
        for (const Entry &entry : incident.entries())
            ++kinds[size_t(entry.kind)];
    }
    for (const auto kind : {EntryKind::Duplicate, EntryKind::Resolved, EntryKind::Planned,
             EntryKind::Answered, EntryKind::Concluded, EntryKind::Reopened, EntryKind::RunEnded})
        EXPECT_GT(kinds[size_t(kind)], 100) << int(kind);
}

} // namespace
} // namespace bulkhead::journal
