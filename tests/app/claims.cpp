// SPDX-License-Identifier: Apache-2.0
#include "app/claims.h"

#include <QJsonDocument>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace bulkhead::app {
namespace {

// In the practice tenant's record, by measure.
const QHash<QString, QString> &counters()
{
    static const QHash<QString, QString> all{{u"revoke-access"_s, u"revoke_accepted"_s},
        {u"delete-sessions"_s, u"sessions_deleted"_s},
        {u"delete-refresh-tokens"_s, u"refresh_tokens_deleted"_s}, {u"email"_s, u"mails"_s},
        {u"password"_s, u"passwords_set"_s}, {u"flag"_s, u"flags_set"_s},
        {u"ticket"_s, u"tickets"_s}, {u"block"_s, u"blocked_set"_s},
        {u"forget-mfa-browsers"_s, u"browsers_forgotten"_s},
        {u"delete-grants"_s, u"grants_deleted"_s}};
    return all;
}

} // namespace

void ClaimsTest::begin(const QStringList &practiceOptions)
{
    m_machine.remove(u"i.incident"_s);
    startPractice(practiceOptions + QStringList{u"--users"_s, u"50"_s});
    QByteArray list = practice().ask("GET", "/_practice/kinds.csv");
    for (const QByteArray &line : practice().users(5).split('\n').mid(1)) {
        if (!line.trimmed().isEmpty())
            list += line.trimmed() + ",ordinary\r\n";
    }
    m_machine.write(u"kinds.csv"_s, list);
    ASSERT_TRUE(exits(0, cli(u"new i --tenant URL --client-id ID"_s)));
    ASSERT_TRUE(exits(0, cli(u"import i kinds.csv"_s)));
    m_token = practice().token();
    m_people.clear();
    for (const QByteArray &line : list.split('\n').mid(1)) {
        const auto cells = line.trimmed().split(',');
        if (cells.size() < 3)
            continue;
        Person person{QString::fromUtf8(cells[0]), QString::fromUtf8(cells[2]), {}, false};
        look(person);
        m_people.push_back(person);
    }
    ASSERT_EQ(m_people.size(), 68u);
    practice().putFlagAction();
    practice().resetRecord();
}

void ClaimsTest::look(Person &person)
{
    const QByteArray path = "/api/v2/users/" + QUrl::toPercentEncoding(person.id);
    const auto profile = QJsonDocument::fromJson(practice().ask("GET", path, {}, m_token)).object();
    EXPECT_EQ(profile[u"user_id"_s], person.id);
    person.metadata = profile[u"app_metadata"_s].toObject();
    person.metadata.remove(u"bulkhead_force_reset"_s);
    person.blocked = profile[u"blocked"_s].toBool();
}

void ClaimsTest::expectClaimsAreTrue(bool blocks, bool repeated)
{
    QHash<QString, QJsonObject> seen;
    for (const QJsonValue user : practice().record()[u"users"].toArray())
        seen.insert(user[u"user_id"].toString(), user.toObject());
    const QJsonArray told = report(u"i"_s)[u"users"].toArray();
    EXPECT_EQ(size_t(told.size()), m_people.size());
    for (const QJsonValue user : told) {
        const QJsonObject effects = seen.take(user[u"user_id"].toString());
        for (const QJsonValue step : user[u"steps"].toArray())
            expectStep(user.toObject(), step.toObject(), effects, repeated);
    }
    EXPECT_EQ(seen.keys(), QStringList()) << "touched, and not on the list";
    for (const Person &before : m_people) {
        Person now = before;
        look(now);
        EXPECT_EQ(now.metadata, before.metadata) << before.kind.toStdString();
        EXPECT_EQ(now.blocked, blocks || before.blocked) << before.kind.toStdString();
    }
}

void ClaimsTest::expectStep(
    const QJsonObject &user, const QJsonObject &step, const QJsonObject &effects, bool repeated)
{
    const QString measure = step[u"measure"].toString();
    const QString status = step[u"status"].toString();
    const QString where = user[u"user_id"].toString() + u' ' + measure + u' ' + status + u' '
        + step[u"reason"].toString();
    SCOPED_TRACE(where.toStdString());
    ++m_steps;
    EXPECT_TRUE(status == u"done"_s || status == u"skipped"_s || status == u"failed"_s);
    if (measure == u"delete-device-credentials")
        return; // done also when there were none
    const int count = effects[counters().value(measure)].toInt();
    const bool again = repeated && measure != u"email";
    if (status != u"done")
        EXPECT_EQ(count, 0);
    else if (measure == u"block" || again) // blocked once more after a password
        EXPECT_GE(count, 1);
    else
        EXPECT_EQ(count, 1);
    EXPECT_EQ(effects[u"distinct_passwords"], effects[u"passwords_set"]);
}

} // namespace bulkhead::app
