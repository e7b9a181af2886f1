// SPDX-License-Identifier: Apache-2.0
#include "bench.h"

#include "journal/reader.h"
#include "run/import.h"

#include <QBuffer>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace bulkhead::testing {
// Memory where there is such a place: thousands of durable commits are not what is tested here.
QString scratch()
{
    const QString memory = u"/dev/shm"_s;
    return (QFileInfo(memory).isWritable() ? memory : QDir::tempPath()) + u"/running-XXXXXX"_s;
}

TenantConfig acme()
{
    const auto address = TenantAddress::parse(u"https://acme.eu.auth0.com"_s);
    return {*address, u"app1"_s, address->defaultAudience(), {}};
}

Bench::Bench(int users) : m_directory(scratch())
{
    tenant.populate(users);
    auto made = run::Incident::create(path(), acme(), clock);
    EXPECT_TRUE(made);
    incident = std::move(*made);
    if (users > 0)
        listPeople(users);
}

Bench::~Bench()
{
    closeIncident(); // before its folder goes
}

void Bench::list(const QStringList &identifiers)
{
    QByteArray bytes = identifiers.join(u'\n').toUtf8();
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    ASSERT_TRUE(run::importList(*incident, u"list.txt"_s, buffer, {}));
}

void Bench::listPeople(int users)
{
    QStringList identifiers;
    for (int i = 0; i < users; ++i) {
        const Person &person = tenant.people[size_t(i)];
        identifiers.append(i % 2 == 0 ? person.id : person.email);
    }
    list(identifiers);
}

void Bench::closeIncident()
{
    engine.reset();
    incident.reset();
}

void Bench::openIncident()
{
    auto opened = run::Incident::open(path(), clock);
    ASSERT_TRUE(opened) << int(opened.error().fault) << opened.error().detail.toStdString();
    incident = std::move(*opened);
}

void Bench::makeEngine()
{
    engine.reset();
    ended.reset();
    endings = 0;
    engine = std::make_unique<run::Engine>(*incident, clone(credential), tenant, options, clock);
    QObject::connect(engine.get(), &run::Engine::ended, engine.get(),
        [this](run::End end, const std::optional<Error> &error) {
            ended = Ending{end, error};
            ++endings;
        });
    QObject::connect(engine.get(), &run::Engine::progressed, engine.get(),
        [this](const run::Progress &each) { progress.push_back(each); });
}

void Bench::beginCheck()
{
    makeEngine();
    engine->check();
}

void Bench::beginLook()
{
    makeEngine();
    engine->look();
}

void Bench::beginLookAt(qint32 row)
{
    makeEngine();
    engine->lookAt(row);
}

void Bench::beginPlan(const PlanChoices &choices, const plan::UserLists &lists)
{
    makeEngine();
    engine->plan(choices, lists);
}

void Bench::beginRun(const run::RunOptions &runOptions)
{
    makeEngine();
    engine->run(runOptions);
}

bool Bench::until(const std::function<bool()> &enough)
{
    const qint64 end = clock.steadyMs() + limitMs;
    while (!enough()) {
        if (clock.steadyMs() > end || !clock.step())
            return false;
    }
    return true;
}

Ending Bench::finish()
{
    EXPECT_TRUE(until([this] { return ended.has_value(); })) << "it does not end";
    const Ending ending = ended.value_or(Ending{run::End::Halted, Error{Fault::TimedOut, {}}});
    const auto calls = tenant.calls.size();
    clock.advance(5000);
    EXPECT_EQ(tenant.calls.size(), calls) << "a call after the end";
    EXPECT_EQ(endings, 1);
    return ending;
}

Ending Bench::plan(const PlanChoices &choices, const plan::UserLists &lists)
{
    beginPlan(choices, lists);
    return finish();
}

Ending Bench::run(const run::RunOptions &runOptions)
{
    beginRun(runOptions);
    return finish();
}

void Bench::planned(const PlanChoices &choices, const plan::UserLists &lists)
{
    const Ending ending = plan(choices, lists);
    ASSERT_EQ(ending.end, run::End::Done) << described(ending);
    clock.advance(10'000);
    tenant.calls.clear();
    tenant.throttled = 0;
    progress.clear();
}

std::vector<journal::Entry> Bench::entries() const
{
    std::vector<journal::Entry> all;
    EXPECT_TRUE(journal::readIncident(
        path(), [&all](const journal::Entry &entry) { all.push_back(entry); }));
    return all;
}

std::string described(const Ending &ending)
{
    constexpr std::array names{"done", "paused", "cancelled", "halted"};
    std::string text = names[size_t(ending.end)];
    if (ending.error)
        text.append(1, ' ')
            .append(wireName(ending.error->fault).toStdString())
            .append(1, ' ')
            .append(ending.error->detail.toStdString());
    return text;
}

namespace {

int effect(const Person &person, Measure measure)
{
    switch (measure) {
    case Measure::RevokeAccess: return person.accessRevoked;
    case Measure::DeleteSessions: return person.sessionsDeleted;
    case Measure::DeleteRefreshTokens: return person.tokensDeleted;
    case Measure::Email: return person.mails;
    case Measure::Password: return person.passwordsSet;
    case Measure::Flag: return person.flagsSet;
    case Measure::Ticket: return person.tickets;
    case Measure::Block: return person.timesBlocked;
    case Measure::ForgetMfaBrowsers: return person.browsersForgotten;
    case Measure::DeleteGrants: return person.grantsDeleted;
    case Measure::DeleteDeviceCredentials:
        return person.devices.isEmpty() && person.devicesListed > 1;
    case Measure::ClearFlag: return person.flagsCleared;
    case Measure::Delivery: return person.letters;
    }
    return 0;
}

void expectStepHolds(const journal::Step &step, Measure measure, const Person &person)
{
    const int done = effect(person, measure);
    const auto where = person.id.toStdString() + " " + wireName(measure).toStdString();
    switch (step.state) {
    case StepState::Done: EXPECT_GE(done, 1) << "claimed but not done: " << where; break;
    case StepState::Failed:
    case StepState::Skipped:
        if (step.reason == Reason::BlockNotRestored || measure == Measure::DeleteDeviceCredentials)
            break; // a part was done: that is what is wrong
        EXPECT_EQ(done, 0) << "done but claimed otherwise: " << where;
        break;
    case StepState::Pending:
    case StepState::Cancelled:
        if (!factsOf(measure).idempotent) {
            EXPECT_EQ(done, 0) << "would be repeated: " << where;
        }
        break;
    case StepState::Unknown: EXPECT_FALSE(factsOf(measure).idempotent) << where; break;
    }
    if (!factsOf(measure).idempotent) {
        EXPECT_LE(done, 1) << where;
    }
}

void expectConcludedOnce(const std::vector<journal::Entry> &entries)
{
    std::map<std::pair<int, int>, int> concluded;
    for (const auto &entry : entries) {
        const std::pair step(entry.row, entry.measure);
        if (entry.kind == journal::EntryKind::Reopened)
            concluded[step] = 0;
        if (entry.kind == journal::EntryKind::Concluded) {
            EXPECT_EQ(++concluded[step], 1) << "row " << entry.row;
        }
        if (entry.kind == journal::EntryKind::Planned)
            concluded.clear();
    }
}

} // namespace

void expectClaimsHold(Bench &bench)
{
    const auto &live = bench.ledger();
    const auto stored = run::readLedger(bench.path());
    ASSERT_TRUE(stored);
    ASSERT_EQ(stored->rowCount(), live.rowCount());
    EXPECT_EQ(stored->state(), live.state());
    qint64 counted = 0;
    for (qint32 row = 0; row < live.rowCount(); ++row) {
        counted += live.resolution(row) == Resolution::Merged ? 0 : 1;
        EXPECT_EQ(stored->userState(row), live.userState(row)) << row;
        const auto steps = live.steps(row);
        for (size_t i = 0; i < steps.size(); ++i) {
            EXPECT_EQ(stored->steps(row)[i].state, steps[i].state) << row;
            expectStepHolds(
                steps[i], live.measures()[i], bench.tenant.person(live.user(row).userId));
        }
    }
    EXPECT_EQ(live.userTotal(), counted) << "lost";
    expectConcludedOnce(bench.entries());
}

} // namespace bulkhead::testing
