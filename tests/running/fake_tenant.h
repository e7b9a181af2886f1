// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "auth0/fake_transport.h"
#include "fake_setup.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>
#include <QSet>

#include <map>

namespace bulkhead::testing {

enum class Kind {
    Discovery,
    Token,
    Count,
    Read,
    Revoke,
    Mail,
    Log,
    Change, // PATCH of a user
    Ticket,
    Tidy, // MFA browsers, grants, device credentials
    Survey, // the tenant's settings
};
inline constexpr std::array allKinds{Kind::Discovery, Kind::Token, Kind::Count, Kind::Read,
    Kind::Revoke, Kind::Mail, Kind::Log, Kind::Change, Kind::Ticket, Kind::Tidy, Kind::Survey};
[[nodiscard]] const char *nameOf(Kind kind);

// One call as the tenant saw it.
struct Call
{
    Kind kind;
    int nth; // of all, from 1
    qint64 atMs;
    QString whom; // user_id or e-mail of a user's call
    auth0::Request request;
    QByteArray bearer;
};

// What goes wrong with one call in place of its good answer.
struct Wrong
{
    std::optional<auth0::Answer> answer; // nothing: it hangs until given up
    bool acts = false; // the tenant has done its work all the same
    int latencyMs = 0; // 0: the usual one
};

// One user of the tenant, and what was really done to that user.
struct Person
{
    QString id, email;
    QStringList connections{QStringLiteral("Username-Password-Authentication")};
    int accessRevoked = 0, sessionsDeleted = 0, tokensDeleted = 0, mails = 0;
    bool blocked = false;
    int passwordsSet = 0, tickets = 0, timesBlocked = 0, browsersForgotten = 0, grantsDeleted = 0,
        devicesListed = 0, flagsCleared = 0;
    QStringList passwords{}, devices{};
    QJsonValue flag{};
    qint64 passwordResetMs = 0;
    int flagsSet = 0;
    int letters = 0; // by the organisation's own mail server
    QJsonObject profile{}; // members beside the usual ones
    bool containedWhenMailed = true; // everything else had been done before a link was made
    QJsonArray linked{}; // identities beside those in `connections`
    qint64 lastLoginMs = 0;
    QJsonArray methods{}; // of authentication
    QJsonArray history{}; // in the tenant's log, newest first
};

// A server's token bucket, exact to the millisecond.
class FakeBucket
{
public:
    FakeBucket(double size, double perS) : m_size(size), m_perS(perS), m_level(size) { }
    [[nodiscard]] bool take(qint64 nowMs);
    [[nodiscard]] QList<QPair<QByteArray, QByteArray>> headers(qint64 utcMs) const;

private:
    double m_size, m_perS, m_level;
    qint64 m_at = 0;
};

// A tenant on virtual time that keeps the contract: identity, tokens, users, revocations, reset
// mails and rate limits. It acts when a call is sent and records everything.
class FakeTenant final : public auth0::Transport
{
public:
    explicit FakeTenant(Clock &clock);

    void populate(int users); // auth0|0000 with u0000@example.org and so on
    [[nodiscard]] Person &person(const QString &idOrEmail);
    [[nodiscard]] std::vector<const Call *> callsOf(Kind kind) const;
    [[nodiscard]] int count(Kind kind) const { return int(callsOf(kind).size()); }

    std::vector<Person> people;
    std::vector<Call> calls;
    std::function<std::optional<Wrong>(const Call &)> goesWrong;
    std::function<void(const Call &)> arriving; // before anything is done
    // What a link is let through for; else containedWhenMailed becomes false.
    std::function<bool(const Person &)> contained;
    QByteArray refusedPassword; // the words with which every password is refused, if any
    // Whether the body of a token request shows our client.
    std::function<bool(const QJsonObject &)> knows = [](const QJsonObject &asked) {
        return asked.value(QLatin1StringView("client_secret")).toString()
            == QLatin1StringView("s3cret");
    };
    QString issuer = QStringLiteral("https://acme.eu.auth0.com/");
    QString tokenIssuer = issuer;
    QString scopes = QStringLiteral(
        "read:users delete:sessions delete:refresh_tokens update:users create:user_tickets "
        "delete:grants read:device_credentials delete:device_credentials");
    FakeSetup setup; // read with the scopes above
    bool opaqueTokens = false;
    int tokenLifeS = 86'400;
    int latencyMs = 40;
    int logLagMs = 2000; // until an event shows in the log
    qint64 logBeginsMs = 0; // 0: it tells nothing of that
    QJsonArray changesByApplications{}; // in the log, newest first
    bool quiet = false; // nobody but us does anything that is logged
    qint64 aheadMs = 0; // of our clock as it was at the beginning; in the log and in Date
    bool tellsTime = true; // in Date
    int throttled = 0; // calls that found a global bucket empty
    FakeBucket management{50, 16};
    FakeBucket authentication{100, 100};
    std::map<Kind, FakeBucket> groups; // of endpoints that do not draw on `management`

    void forgetTokens() { m_tokens.clear(); } // as after a key rotation
    // One that was not asked for by a program.
    [[nodiscard]] QByteArray makeToken(const QString &ofIssuer, qint64 lifeS);
    [[nodiscard]] qint64 utcMs() const; // by the tenant's own clock, which nobody sets

    void send(auth0::Request request, const Secret &bearer,
        std::function<void(auth0::Answer)> done) override;
    [[nodiscard]] int freeSlots() const override { return m_wire.freeSlots(); }
    void abortAll() override { m_wire.abortAll(); }

private:
    [[nodiscard]] FakeBucket &bucketOf(const Call &call, bool manages);
    [[nodiscard]] Call callOf(const auth0::Request &request, const Secret &bearer) const;
    [[nodiscard]] std::optional<auth0::Answer> answerTo(const Call &call);
    [[nodiscard]] auth0::Answer act(const Call &call);
    [[nodiscard]] auth0::Answer manage(const Call &call);
    [[nodiscard]] auth0::Answer read(const Call &call);
    [[nodiscard]] auth0::Answer change(const Call &call);
    [[nodiscard]] auth0::Answer ticket(const Call &call);
    [[nodiscard]] auth0::Answer tidy(const Call &call);
    [[nodiscard]] auth0::Answer issueToken(const Call &call);
    [[nodiscard]] auth0::Answer mail(const Call &call);
    [[nodiscard]] auth0::Answer log(const Call &call) const;
    [[nodiscard]] auth0::Answer searchedLog(const Call &call) const;

    Clock &m_clock;
    FakeTransport m_wire;
    qint64 m_startMs;
    QHash<QByteArray, qint64> m_tokens; // and when each ends
    QHash<QString, FakeBucket> m_addresses;
    struct Logged
    {
        qint64 atMs;
        QString userId, connection, clientId;
    };
    std::vector<Logged> m_log; // of reset mails
};

// Answers of a tenant, and of what stands in front of it.
[[nodiscard]] auth0::Answer jsonAnswer(int status, const QByteArray &body);
[[nodiscard]] auth0::Answer page(int status);
[[nodiscard]] auth0::Answer managementError(int status, const char *code, const char *message);
[[nodiscard]] auth0::Answer noAnswer(auth0::Transfer transfer);

} // namespace bulkhead::testing
