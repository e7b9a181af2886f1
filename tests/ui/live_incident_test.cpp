// SPDX-License-Identifier: Apache-2.0
#include "ui/live_fixture.h"

#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace bulkhead::ui {
namespace {

using namespace journal::entries;

class Live : public LiveTest
{
protected:
    Live()
    {
        QObject::connect(&m_live, &LiveIncident::replaced, [this] { ++m_replaced; });
        QObject::connect(&m_live, &LiveIncident::rowsChanged,
            [this](const std::vector<qint32> &rows) { m_changed.push_back(rows); });
        QObject::connect(&m_live, &LiveIncident::progressed, [this] { ++m_progressed; });
    }
    void openRunning(qint32 users)
    {
        open(runningIncident(users));
        m_replaced = 0;
    }
    void progress()
    {
        run::Progress half;
        half.done = 1;
        half.total = 2;
        emit m_desk.progressed(half);
    }
    int m_replaced = 0;
    int m_progressed = 0;
    std::vector<std::vector<qint32>> m_changed;
};

TEST_F(Live, TheGateIsToldByItselfAndRowsAreNotReadAnew)
{
    openRunning(3);
    int changes = 0;
    QObject::connect(&m_live, &LiveIncident::gateChanged, [&] { ++changes; });
    record({{.kind = journal::EntryKind::GateSeen, .code = int(journal::GateState::Up)}});
    EXPECT_EQ(changes, 1);
    EXPECT_EQ(m_replaced, 0);
    EXPECT_EQ(m_live.ledger().gate().state, journal::GateState::Up);
}

TEST_F(Live, WhatIsWishedOfTheGateEndsWithTheIncident)
{
    openRunning(3);
    int changes = 0;
    QObject::connect(&m_live, &LiveIncident::gateChanged, [&] { ++changes; });
    GateWish wish = m_live.gateWish();
    EXPECT_FALSE(wish.first);
    EXPECT_FALSE(wish.choices.denyText.isEmpty());
    wish.first = true;
    m_live.wishGate(wish);
    m_live.wishGate(wish);
    EXPECT_EQ(changes, 1) << "the same wish is none";
    EXPECT_TRUE(m_live.gateWish().first);
    openRunning(3);
    EXPECT_FALSE(m_live.gateWish().first);
}

TEST_F(Live, IsClosedAtFirst)
{
    EXPECT_FALSE(m_live.isOpen());
    EXPECT_FALSE(m_live.practice());
    EXPECT_EQ(m_live.ledger().rowCount(), 0);
}

TEST_F(Live, AnOpenedIncidentIsThere)
{
    open(runningIncident(3), u"/x/a.incident"_s, false);
    EXPECT_TRUE(m_live.isOpen());
    EXPECT_EQ(m_live.path(), u"/x/a.incident"_s);
    EXPECT_FALSE(m_live.createdHere());
    EXPECT_EQ(m_live.ledger().rowCount(), 3);
    EXPECT_GE(m_replaced, 1);
}

// When `incidentOpened` is heard, everything that is shown belongs to it.
TEST_F(Live, TheLedgerIsThereWhenTheIncidentIsOpened)
{
    qint32 rows = -1;
    QString path;
    QObject::connect(&m_desk, &Desk::incidentOpened, &m_live, [&] {
        rows = m_live.ledger().rowCount();
        path = m_live.path();
    });
    open(runningIncident(3), u"b"_s);
    EXPECT_EQ(rows, 3);
    EXPECT_EQ(path, u"b"_s);
}

TEST_F(Live, WhatIsRecordedIsFoldedAndItsRowsAreTold)
{
    openRunning(5);
    record({intent(3, Measure::RevokeAccess, 1), intent(1, Measure::RevokeAccess, 1),
        done(3, Measure::RevokeAccess, 204), intent(3, Measure::Email, 1)});
    ASSERT_EQ(m_changed.size(), 1u);
    EXPECT_EQ(m_changed[0], (std::vector<qint32>{1, 3})); // ascending, each once
    EXPECT_EQ(m_replaced, 0);
    EXPECT_EQ(m_live.ledger().steps(3)[0].state, StepState::Done);
    finish({1, 3});
    EXPECT_EQ(m_live.ledger().userTotal(StepState::Done), 2);
}

TEST_F(Live, AReopenedStepIsAChangeOfItsRow)
{
    openRunning(2);
    record({intent(1, Measure::RevokeAccess, 1),
        concluded(1, Measure::RevokeAccess, StepState::Failed, Reason::Refused, 400)});
    record({reopened(1, Measure::RevokeAccess)});
    EXPECT_EQ(m_changed.back(), std::vector<qint32>{1});
    EXPECT_EQ(m_replaced, 0);
}

TEST_F(Live, AHeartbeatChangesNoRow)
{
    openRunning(2);
    record({heartbeat({{u"pace_per_s"_s, 7.5}})});
    EXPECT_EQ(m_live.ledger().pacePerS(), 7.5);
    EXPECT_TRUE(m_changed.empty());
    EXPECT_EQ(m_replaced, 0);
}

TEST_F(Live, WhatConcernsAllRowsIsReadAnew)
{
    openRunning(2);
    record({intent(0, Measure::RevokeAccess, 1), ended(journal::RunEnd::Cancelled)});
    EXPECT_EQ(m_replaced, 1);
    EXPECT_TRUE(m_changed.empty()); // they are among all
    EXPECT_EQ(m_live.ledger().state(), journal::IncidentState::Cancelled);
}

TEST_F(Live, ClosingLeavesNothing)
{
    openRunning(2);
    progress();
    m_live.close();
    EXPECT_EQ(m_replaced, 1);
    EXPECT_FALSE(m_live.isOpen());
    EXPECT_EQ(m_live.path(), QString());
    EXPECT_EQ(m_live.ledger().rowCount(), 0);
    EXPECT_EQ(m_live.progress().total, 0);
}

// The engine's last words may come after the window has closed the incident.
TEST_F(Live, WhatComesAfterClosingIsDropped)
{
    openRunning(2);
    m_live.close();
    finish({0, 1});
    record({found(1, {u"auth0|x"_s, {}, {}})});
    progress();
    EXPECT_EQ(m_live.ledger().rowCount(), 0);
    EXPECT_EQ(m_live.progress().total, 0);
    EXPECT_TRUE(m_changed.empty());
    EXPECT_EQ(m_replaced, 1);
    EXPECT_EQ(m_progressed, 0);
}

TEST_F(Live, AnotherIncidentBeginsWithoutProgress)
{
    openRunning(2);
    progress();
    EXPECT_EQ(m_live.progress().total, 2);
    EXPECT_EQ(m_progressed, 1);
    open(runningIncident(5), u"b"_s);
    EXPECT_EQ(m_live.progress().total, 0);
}

TEST_F(Live, PracticeIsKnownBeforeTheFirstCall)
{
    const TenantConfig tenant{*TenantAddress::parse(u"https://acme.eu.auth0.com"_s), {}, {}, {}};
    emit m_desk.practiceStarted(tenant);
    EXPECT_FALSE(m_live.practice());
    open(runningIncident(1));
    EXPECT_TRUE(m_live.practice());
}

TEST_F(Live, PracticeIsWhatTheTenantSaidOfItself)
{
    open({created(), tenantSeen(u"https://acme.eu.auth0.com/"_s, true)});
    EXPECT_TRUE(m_live.practice());
    open({created(), tenantSeen(u"https://acme.eu.auth0.com/"_s, false)});
    EXPECT_FALSE(m_live.practice());
}

} // namespace
} // namespace bulkhead::ui
