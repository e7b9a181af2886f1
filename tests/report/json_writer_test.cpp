// SPDX-License-Identifier: Apache-2.0
#include "report/json_writer.h"

#include "report/fail_device.h"
#include "report/sample.h"
#include "testing/testing.h"

#include <QBuffer>

using namespace Qt::StringLiterals;

namespace bulkhead::report {
namespace {

QByteArray bytes(const journal::Ledger &ledger)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    EXPECT_TRUE(writeJson(ledger, buffer));
    return buffer.data();
}

QJsonObject parsed(const journal::Ledger &ledger)
{
    QJsonParseError error;
    const QJsonObject object = QJsonDocument::fromJson(bytes(ledger), &error).object();
    EXPECT_EQ(error.error, QJsonParseError::NoError);
    return object;
}

TEST(JsonWriter, BeginsWithTheIncident)
{
    QJsonObject report = parsed(sample::ledger());
    EXPECT_EQ(report.take(u"users"_s).toArray().size(), 7);
    EXPECT_EQ(report.take(u"rejects"_s).toArray().size(), 2);
    EXPECT_EQ(report,
        (QJsonObject{{u"schema"_s, 1}, {u"tenant"_s, u"acme.eu.auth0.com"_s},
            {u"issuer"_s, u"https://acme.eu.auth0.com/"_s}, {u"practice"_s, false},
            {u"rehearsal"_s, false}, {u"scope"_s, u"everything"_s}, {u"reset"_s, u"email"_s}}));
}

// As Qt writes it, so that two reports of one file are the same whatever made them.
TEST(JsonWriter, EveryLineIsWhatQtWouldWrite)
{
    using namespace journal::entries;
    const QString odd = u"\"\\/\b\f\n\r\t\u0001\u001f\u007f\u00e9\u2028\U0001F512 <&>"_s;
    auto refused = concluded(0, Measure::RevokeAccess, StepState::Failed, Reason::Refused, 400);
    refused.text = odd;
    const auto strange = folded({created(), source(odd), listed(0, 1, odd), rejected(2, {}, odd),
        found(0, {odd, odd, {odd}}), planned({}), refused});
    for (const journal::Ledger &ledger : {sample::ledger(), strange}) {
        for (QByteArray line : bytes(ledger).split('\n')) {
            if (!line.startsWith("{\"attempts") && !line.startsWith("{\"input"))
                continue;
            if (line.endsWith(','))
                line.chop(1);
            const auto object = QJsonDocument::fromJson(line).object();
            ASSERT_FALSE(object.isEmpty()) << line.toStdString();
            EXPECT_EQ(line, QJsonDocument(object).toJson(QJsonDocument::Compact));
        }
    }
    EXPECT_EQ(parsed(strange)[u"users"][0][u"input"].toString(), odd);
}

TEST(JsonWriter, HasNoPlanBeforeThereIsOne)
{
    const QJsonObject report = parsed(journal::entries::folded({journal::entries::created()}));
    EXPECT_TRUE(report.value(u"scope").isNull());
    EXPECT_TRUE(report.value(u"reset").isNull());
    EXPECT_TRUE(report.value(u"users").toArray().isEmpty());
    EXPECT_TRUE(report.value(u"rejects").isArray());
}

TEST(JsonWriter, NamesUsersAsTheCsvDoesAndAddsTheirSteps)
{
    const QJsonObject user = parsed(sample::ledger()).value(u"users").toArray().at(1).toObject();
    const QByteArray expected = R"({"kind":"user","source":"a.csv","line":"3","input":"auth0|bo",
        "user_id":"auth0|bo","email":"bo@x.org","connection":"main","status":"failed",
        "revoke":"failed","reset":"skipped","http_status":400,"reason":"refused","next":"retry",
        "attempts":2,"concluded_at":"2026-02-02T02:40:38.000Z","password_changed":"",
        "looked_at":null,"note":"","survives":[],"steps":[
        {"measure":"revoke-access","status":"failed","http_status":400,"reason":"refused",
         "attempts":2,"concluded_at":"2026-02-02T02:40:37.000Z"},
        {"measure":"email","status":"skipped","http_status":null,"reason":"revocation_failed",
         "attempts":0,"concluded_at":"2026-02-02T02:40:38.000Z"}]})";
    EXPECT_EQ(user, QJsonDocument::fromJson(expected).object());
}

TEST(JsonWriter, NamesWhatSurvivesTheReset)
{
    using namespace journal::entries;
    const User user{u"auth0|a"_s, u"a@x"_s, {u"first"_s, u"second"_s},
        Trait::Social | Trait::PasskeyAdded | Trait::Unverified};
    const auto ledger =
        folded({created(), source(u"a"_s), listed(0, 1, u"auth0|a"_s), found(0, user)});
    EXPECT_EQ(parsed(ledger).value(u"users").toArray().at(0)[u"survives"],
        QJsonValue(QJsonArray{u"other_password"_s, u"social_login"_s, u"new_passkey"_s}));
}

TEST(JsonWriter, NamesTheCandidatesOfSeveralUsers)
{
    const QJsonArray users = parsed(sample::ledger()).value(u"users").toArray();
    const QJsonObject several = users.at(5).toObject();
    EXPECT_EQ(several.value(u"user_id").toString(), QString());
    EXPECT_EQ(several.value(u"candidates"), QJsonValue(QJsonArray{u"auth0|t1"_s, u"auth0|t2"_s}));
    EXPECT_TRUE(several.value(u"steps").toArray().isEmpty());
    for (const int other : {0, 1, 2, 3, 4, 6})
        EXPECT_FALSE(users.at(other).toObject().contains(u"candidates")) << other;
}

TEST(JsonWriter, KeepsRejectsAsTheyWere)
{
    const QJsonArray rejects = parsed(sample::ledger()).value(u"rejects").toArray();
    EXPECT_EQ(rejects.at(0).toObject(),
        (QJsonObject{{u"kind"_s, u"reject"_s}, {u"source"_s, u"a.csv"_s}, {u"line"_s, u"10"_s},
            {u"input"_s, u"=HYPERLINK(\"x\",\"y\")"_s}, {u"reason"_s, u"not_an_identifier"_s},
            {u"next"_s, u"correct_line"_s}}));
}

TEST(JsonWriter, FailsWhereverTheDeviceStops)
{
    const auto ledger = sample::ledger();
    const QByteArray whole = bytes(ledger);
    for (qint64 room = 0; room < whole.size(); room += 7) {
        FailDevice device(room);
        const auto written = writeJson(ledger, device);
        ASSERT_FALSE(written) << room;
        EXPECT_EQ(written.error().fault, Fault::OutputUnwritable);
    }
}

} // namespace
} // namespace bulkhead::report
