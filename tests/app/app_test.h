// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/practice_server.h"
#include "testing/testing.h"

namespace bulkhead::app {

// Runs the program on its own machine. A command line is one text, split at blanks.
class AppTest : public ::testing::Test
{
protected:
    [[nodiscard]] Ended cli(const QString &commandLine, const Given &given = {});
    // The object on stdout of `status NAME --json`.
    [[nodiscard]] QJsonObject status(const QString &incident);
    // The JSON report.
    [[nodiscard]] QJsonObject report(const QString &incident);
    [[nodiscard]] virtual QStringList words(const QString &commandLine) const;

    Machine m_machine;
};

// The same with a practice tenant beside it. In command lines the words URL, NAME and ID stand for
// its address, its name and its client id.
class TenantTest : public AppTest
{
protected:
    void startPractice(const QStringList &options = {});
    [[nodiscard]] PracticeServer &practice() { return *m_practice; }
    [[nodiscard]] QStringList words(const QString &commandLine) const override;
    // With the client secret in the environment.
    [[nodiscard]] Ended call(const QString &commandLine);
    [[nodiscard]] std::unique_ptr<Program> start(
        const QString &commandLine, const QHash<QString, QString> &variables = {});

    // A practice tenant, and an incident `i` with its first `users` on the list.
    void makeList(int users, const QStringList &practiceOptions = {});
    // And planned, by default to revoke everything and send reset e-mails.
    void makePlan(int users, const QStringList &practiceOptions = {},
        const QString &choices = QStringLiteral("--scope everything --reset email"));

private:
    std::unique_ptr<PracticeServer> m_practice;
};

// What a run needs, and no more: outcomes cannot be looked up.
inline const QString permissionsWithoutLogs =
    QStringLiteral("read:users,delete:sessions,delete:refresh_tokens");

// The exit code is this one; a refusal is said on stderr, and nothing on stdout.
[[nodiscard]] ::testing::AssertionResult exits(int code, const Ended &ended);
// So it is, and stderr holds `sentence`, in one line.
[[nodiscard]] ::testing::AssertionResult refuses(
    int code, const QByteArray &sentence, const Ended &ended);

// users.STATE of a status, 0 to all of them; and their sum.
[[nodiscard]] int usersIn(const QJsonObject &status, const QString &state);
[[nodiscard]] int sumOfStates(const QJsonObject &status);

} // namespace bulkhead::app
