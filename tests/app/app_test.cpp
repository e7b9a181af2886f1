// SPDX-License-Identifier: Apache-2.0
#include "app/app_test.h"

#include <QFile>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace bulkhead::app {

Ended AppTest::cli(const QString &commandLine, const Given &given)
{
    return Program(m_machine, words(commandLine), given).end();
}

QJsonObject AppTest::status(const QString &incident)
{
    const Ended ended = cli(u"status %1 --json"_s.arg(incident));
    EXPECT_TRUE(exits(0, ended));
    return QJsonDocument::fromJson(ended.out).object();
}

QJsonObject AppTest::report(const QString &incident)
{
    EXPECT_TRUE(exits(0, cli(u"report %1 --format json --out report.json"_s.arg(incident))));
    return QJsonDocument::fromJson(m_machine.read(u"report.json"_s)).object();
}

QStringList AppTest::words(const QString &commandLine) const
{
    return commandLine.split(u' ', Qt::SkipEmptyParts);
}

void TenantTest::startPractice(const QStringList &options)
{
    m_practice = std::make_unique<PracticeServer>(m_machine, options);
    ASSERT_FALSE(m_practice->clientId().isEmpty());
}

QStringList TenantTest::words(const QString &commandLine) const
{
    QStringList all = AppTest::words(commandLine);
    for (QString &word : all) {
        if (word == u"URL")
            word = m_practice->url();
        else if (word == u"NAME")
            word = m_practice->tenantName();
        else if (word == u"ID")
            word = m_practice->clientId();
    }
    return all;
}

Ended TenantTest::call(const QString &commandLine)
{
    return start(commandLine)->end();
}

std::unique_ptr<Program> TenantTest::start(
    const QString &commandLine, const QHash<QString, QString> &variables)
{
    return std::make_unique<Program>(m_machine, words(commandLine),
        Given{.secret = m_practice->secret(), .variables = variables});
}

void TenantTest::makeList(int users, const QStringList &practiceOptions)
{
    ASSERT_NO_FATAL_FAILURE(startPractice(practiceOptions));
    m_machine.write(u"list.csv"_s, practice().users(users));
    ASSERT_TRUE(exits(0, cli(u"new i --tenant URL --client-id ID"_s)));
    ASSERT_TRUE(exits(0, cli(u"import i list.csv"_s)));
}

void TenantTest::makePlan(int users, const QStringList &practiceOptions, const QString &choices)
{
    ASSERT_NO_FATAL_FAILURE(makeList(users, practiceOptions));
    ASSERT_TRUE(exits(0, call(u"plan i "_s + choices)));
}

::testing::AssertionResult exits(int code, const Ended &ended)
{
    const bool refusal = code == 2 || code == 4 || code == 5;
    if (ended.code == code && (!refusal || !ended.err.isEmpty()))
        return ::testing::AssertionSuccess();
    return ::testing::AssertionFailure()
        << "exit code " << ended.code << " in place of " << code
        << "\nstdout: " << ended.out.toStdString() << "\nstderr: " << ended.err.toStdString();
}

::testing::AssertionResult refuses(int code, const QByteArray &sentence, const Ended &ended)
{
    const auto result = exits(code, ended);
    if (!result || (ended.err.contains(sentence) && ended.err.count('\n') == 1))
        return result;
    return ::testing::AssertionFailure()
        << "not one line with “" << sentence.toStdString() << "”: " << ended.err.toStdString();
}

int usersIn(const QJsonObject &status, const QString &state)
{
    return status[u"users"][state].toInt();
}

int sumOfStates(const QJsonObject &status)
{
    int sum = 0;
    for (const QString &state :
        {u"pending"_s, u"done"_s, u"failed"_s, u"skipped"_s, u"unknown"_s, u"cancelled"_s})
        sum += usersIn(status, state);
    return sum;
}

} // namespace bulkhead::app
