// SPDX-License-Identifier: Apache-2.0
#include "report/status.h"

#include "report/sample.h"
#include "testing/testing.h"

using namespace Qt::StringLiterals;

namespace bulkhead::report {
namespace {

using namespace journal::entries;

QJsonObject figures()
{
    return QJsonDocument::fromJson(R"({"management":{"sent":7,"throttled":2},
        "authentication":{"sent":3,"throttled":1},"pace_per_s":12.5,"eta_s":90,
        "limit":{"plan":"enterprise","seen":true,"burst":50,"per_s":16,"ceiling_per_s":8,
        "reserve":7.5,"others_per_s":2}})")
        .object();
}

QJsonObject status(std::vector<journal::Entry> entries)
{
    return statusJson(folded(std::move(entries)), u"x"_s);
}

TEST(Status, TellsHowTheGateStands)
{
    auto entries = sample::incident();
    entries.push_back({.kind = journal::EntryKind::GateChosen,
        .text = QStringLiteral(R"({"name":"bulkhead-gate-x"})")});
    EXPECT_EQ(status(entries)[u"gate"][u"state"], u"none"_s);
    entries.push_back({.kind = journal::EntryKind::GateSeen,
        .code = int(journal::GateState::Up),
        .text = QStringLiteral(R"({"lost":["theirs"]})")});
    const QJsonValue gate = status(entries)[u"gate"];
    EXPECT_EQ(gate[u"state"_s], u"up"_s);
    EXPECT_EQ(gate[u"name"_s], u"bulkhead-gate-x"_s);
    EXPECT_EQ(gate[u"lost_bindings"_s], QJsonArray{u"theirs"_s});
    EXPECT_TRUE(gate[u"since"_s].isString());
}

TEST(Status, SaysAllThereIsToSayOfARun)
{
    auto entries = sample::incident();
    entries.push_back(heartbeat(figures()));
    entries.push_back(heartbeat(figures()));
    const QByteArray expected = R"({"schema":1,"incident":"some/path.incident","state":"running",
        "halt":null,"tenant":{"name":"acme.eu.auth0.com","url":"https://acme.eu.auth0.com",
        "practice":false},"plan":{"scope":"everything","reset":"email"},
        "users":{"total":7,"pending":1,"done":1,"failed":1,"skipped":3,"unknown":1,"cancelled":0},
        "owners":{"changed":0,"not_changed":0,"not_looked":1,"looked_at":null},
        "letters":null,
        "rejects":2,"calls":{"management":{"sent":14,"throttled":4},
        "authentication":{"sent":6,"throttled":2}},"pace_per_s":12.5,"eta_s":90,
        "limit":{"plan":"enterprise","seen":true,"burst":50,"per_s":16,"ceiling_per_s":8,
        "reserve":7.5,"others_per_s":2},
        "updated_at":"2026-02-02T02:40:42.000Z","rehearsal":false,"gate":null})";
    EXPECT_EQ(statusJson(folded(entries), u"some/path.incident"_s),
        QJsonDocument::fromJson(expected).object());
}

TEST(Status, OfANewIncidentHasNoPlanAndNoEnd)
{
    const QJsonObject fresh = status({created()});
    EXPECT_EQ(fresh.value(u"state").toString(), u"new"_s);
    for (const auto name : {u"halt", u"plan", u"eta_s", u"limit"}) {
        EXPECT_TRUE(fresh.contains(name));
        EXPECT_TRUE(fresh.value(name).isNull());
    }
    EXPECT_EQ(fresh.value(u"pace_per_s").toDouble(-1), 0.0);
    EXPECT_EQ(fresh.value(u"users").toObject().value(u"total").toInt(-1), 0);
}

TEST(Status, KnowsHowLongOnlyWhileItRuns)
{
    auto entries = sample::incident();
    QJsonObject lost = figures();
    lost.insert(u"eta_s"_s, -1);
    entries.push_back(heartbeat(lost));
    EXPECT_TRUE(status(entries).value(u"eta_s").isNull());
    entries.push_back(heartbeat(figures()));
    entries.push_back(ended(journal::RunEnd::Paused));
    EXPECT_TRUE(status(entries).value(u"eta_s").isNull());
    EXPECT_EQ(status(entries).value(u"pace_per_s").toDouble(), 0.0);
}

TEST(Status, ExplainsAHaltInOneWord)
{
    auto entries = sample::incident();
    entries.push_back(halted(Fault::ScopeMissing, u"delete:sessions"_s));
    const QJsonObject object = status(entries);
    EXPECT_EQ(object.value(u"state").toString(), u"halted"_s);
    EXPECT_EQ(object.value(u"halt").toObject(),
        (QJsonObject{{u"code"_s, u"scope_missing"_s}, {u"text"_s, u"delete:sessions"_s}}));
    entries.push_back(started());
    EXPECT_TRUE(status(entries).value(u"halt").isNull());
}

TEST(Status, SixStatesSumToTotalAtEveryInstant)
{
    auto entries = sample::incident();
    entries.push_back(ended(journal::RunEnd::Cancelled));
    for (size_t count = 0; count <= entries.size(); ++count) {
        const QJsonObject users =
            status({entries.begin(), entries.begin() + qint64(count)}).value(u"users").toObject();
        qint64 sum = 0;
        for (const auto &name : users.keys())
            sum += name == u"total" ? 0 : users.value(name).toInteger();
        EXPECT_EQ(users.value(u"total").toInteger(), sum) << count;
        EXPECT_EQ(users.size(), 7);
    }
}

} // namespace
} // namespace bulkhead::report
