// SPDX-License-Identifier: Apache-2.0
// A run behind a gate: our own passwords open it to nobody, it is watched, and at the end the
// owners who have changed theirs get in.
#include "door_bench.h"

#include <gtest/gtest.h>

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace bulkhead::run {
namespace {

using journal::GateState;
using testing::DoorBench;

const QString ours = u"bulkhead-gate-x"_s;

class DoorRun : public ::testing::Test, protected DoorBench
{
protected:
    void prepare(ResetMethods reset, int users = 5)
    {
        bindOthers({u"one"_s});
        QStringList ids;
        for (int i = 0; i < users; ++i)
            ids << tenant->population.userId(i);
        list(ids);
        PlanChoices choices;
        choices.reset = reset;
        beginPlan(choices);
        finish();
        ASSERT_EQ(end, End::Done) << (error ? error->detail.toStdString() : "");
        up();
        ASSERT_EQ(gate().state, GateState::Up);
        calls.clear();
    }
    // Cut-offs in the deployed code: empty when all are the gate's own.
    [[nodiscard]] QByteArray cuts()
    {
        const QByteArray code = deployed().front();
        const qsizetype from = code.indexOf("const data = ") + 13;
        const auto data =
            QJsonDocument::fromJson(code.mid(from, code.indexOf(";\n", from) - from)).object();
        return QByteArray::fromBase64(data[u"cuts"].toString().toLatin1());
    }
};

TEST_F(DoorRun, HoldsThoseWhosePasswordsAreBeingSet)
{
    ASSERT_NO_FATAL_FAILURE(prepare(ResetMethod::Password));
    EXPECT_EQ(cuts(), QByteArray());
    QByteArray atFirstPassword;
    arriving = [&](const Call &call) {
        if (call.method == "PATCH" && call.path.contains("/users/") && atFirstPassword.isEmpty())
            atFirstPassword = cuts();
    };
    beginRun();
    finish();
    ASSERT_EQ(end, End::Done) << (error ? error->detail.toStdString() : "");
    EXPECT_EQ(atFirstPassword, QByteArray(10, '\xff')) << "all five are held";
    EXPECT_EQ(cuts().size(), 10);
    EXPECT_FALSE(cuts().contains('\xff')) << "and let in by their own change from now on";
    EXPECT_EQ(gate().state, GateState::Up);
}

TEST_F(DoorRun, LetsInTheFirstFewWhenItStopsForALook)
{
    ASSERT_NO_FATAL_FAILURE(prepare(ResetMethod::Password));
    beginRun({.first = 2});
    finish();
    EXPECT_EQ(end, End::Paused);
    EXPECT_EQ(incident->ledger().userTotal(StepState::Done), 2);
    EXPECT_EQ(cuts().size(), 10);
    EXPECT_FALSE(cuts().contains('\xff')) << "nobody is held: what was set is known";
    EXPECT_EQ(cuts().count('\0'), 6) << "and three have the gate's own cut-off";
}

TEST_F(DoorRun, WithoutPasswordsOfOursItStaysAsItIs)
{
    ASSERT_NO_FATAL_FAILURE(prepare(ResetMethod::Email));
    beginRun();
    finish();
    ASSERT_EQ(end, End::Done);
    for (const Call &call : calls)
        EXPECT_FALSE(call.writes() && call.path.contains("/actions/")) << call.path.toStdString();
    EXPECT_TRUE(calls.back().path.contains("/actions/")) << "it was looked at";
}

TEST_F(DoorRun, IsLookedAtEveryMinute)
{
    options.burst = 1; // a run of a few minutes
    options.ratePerS = 0.5;
    startTenant();
    ASSERT_NO_FATAL_FAILURE(prepare({}, 60));
    arriving = [&](const Call &call) {
        if (call.path.contains("/revoke-access") && bound().value(0) == ours)
            rebind({u"one"_s});
    };
    beginRun();
    bool lostMidway = false;
    ASSERT_TRUE(until([&] {
        lostMidway = lostMidway || (!end && gate().state == GateState::Lost);
        return end.has_value();
    }));
    ASSERT_EQ(end, End::Done) << (error ? error->detail.toStdString() : "");
    EXPECT_TRUE(lostMidway);
    EXPECT_EQ(gate().state, GateState::Lost);
    EXPECT_EQ(incident->ledger().userTotal(StepState::Done), 60);
    std::vector<qint64> looks;
    for (const Call &call : calls) {
        if (call.path.endsWith("/bindings"))
            looks.push_back(call.atMs);
    }
    ASSERT_GE(looks.size(), 3u);
    for (size_t i = 1; i + 1 < looks.size(); ++i) // the last look is that of the end
        EXPECT_NEAR(double(looks[i] - looks[i - 1]), 60'000, 5'000);
}

TEST_F(DoorRun, ALookThatIsRefusedDoesNotStopTheRun)
{
    options.burst = 1;
    options.ratePerS = 0.5;
    startTenant();
    ASSERT_NO_FATAL_FAILURE(prepare({}, 60));
    goesWrong = [](const Call &call) {
        return call.path.contains("/actions/") ? Wrong::Failing : Wrong::No;
    };
    beginRun();
    ASSERT_TRUE(until([&] { return incident->ledger().userTotal(StepState::Done) == 60; }));
    finish();
    EXPECT_EQ(incident->ledger().state(), journal::IncidentState::Finished);
}

TEST_F(DoorRun, PutsTheGateUpBeforeAnythingElse)
{
    list({tenant->population.userId(0), tenant->population.userId(1)});
    beginPlan({.reset = ResetMethod::Email});
    finish();
    ASSERT_EQ(end, End::Done);
    std::optional<GateState> atFirstRevocation;
    arriving = [&](const Call &call) {
        if (call.path.contains("/revoke-access") && !atFirstRevocation)
            atFirstRevocation = gate().state;
    };
    beginRun({.gate = defaults()});
    finish();
    ASSERT_EQ(end, End::Done) << (error ? error->detail.toStdString() : "");
    EXPECT_EQ(atFirstRevocation, GateState::Up);
    EXPECT_EQ(gate().state, GateState::Up);
    EXPECT_EQ(bound(), QStringList{ours});
    EXPECT_EQ(incident->ledger().state(), journal::IncidentState::Finished);
}

TEST_F(DoorRun, BeginsNothingWhenTheGateCannotBePutUp)
{
    list({tenant->population.userId(0)});
    beginPlan({});
    finish();
    tenant->actions.buildsFail = true;
    beginRun({.gate = defaults()});
    finish();
    EXPECT_EQ(end, End::Halted);
    ASSERT_TRUE(error);
    EXPECT_EQ(error->fault, Fault::ActionBuildFailed);
    EXPECT_FALSE(incident->ledger().runStarted());
}

TEST_F(DoorRun, WithoutTheGateNothingOfItStandsInTheWayOfTheEnd)
{
    ASSERT_NO_FATAL_FAILURE(prepare(ResetMethod::Password));
    beginRun({.withoutGate = true});
    finish();
    EXPECT_EQ(end, End::Done);
    for (const Call &call : calls)
        EXPECT_FALSE(call.path.contains("/actions/")) << call.path.toStdString();
}

TEST_F(DoorRun, CanGoOnWithoutTheGate)
{
    ASSERT_NO_FATAL_FAILURE(prepare(ResetMethod::Password));
    tenant->actions.buildsFail = true;
    beginRun();
    finish();
    EXPECT_EQ(end, End::Halted);
    EXPECT_EQ(error->fault, Fault::ActionBuildFailed);
    EXPECT_EQ(incident->ledger().userTotal(StepState::Pending), 5) << "nothing was begun";
    beginRun({.withoutGate = true});
    ASSERT_TRUE(until([&] { return incident->ledger().userTotal(StepState::Done) == 5; }));
    finish();
    EXPECT_EQ(incident->ledger().state(), journal::IncidentState::Finished);
}

} // namespace
} // namespace bulkhead::run
