// SPDX-License-Identifier: Apache-2.0
#include "app/practice_server.h"

#include <gtest/gtest.h>

#include <QFile>
#include <QJsonDocument>
#include <QLocale>
#include <QTcpSocket>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace bulkhead::app {
namespace {

QStringList commandLine(const QStringList &options)
{
    QStringList all{u"practice"_s};
    for (const auto &[name, value] :
        {std::pair{u"--rate"_s, u"1000"_s}, {u"--burst"_s, u"1000"_s}, {u"--latency"_s, u"0"_s}}) {
        if (!options.contains(name))
            all << name << value;
    }
    return all + options;
}

} // namespace

PracticeServer::PracticeServer(const Machine &machine, const QStringList &options)
    : m_program(machine, commandLine(options)),
      m_line(QJsonDocument::fromJson(m_program.nextLine()).object())
{
}

QByteArray PracticeServer::users(int take) const
{
    return ask("GET", "/_practice/users.csv?take=" + QByteArray::number(take));
}

QByteArray PracticeServer::token() const
{
    const QJsonObject asked{{u"grant_type"_s, u"client_credentials"_s},
        {u"client_id"_s, clientId()}, {u"client_secret"_s, QString::fromUtf8(secret())},
        {u"audience"_s, u"https://%1/api/v2/"_s.arg(tenantName())}};
    const QByteArray answer = ask("POST", "/oauth/token", QJsonDocument(asked).toJson());
    return QJsonDocument::fromJson(answer)[u"access_token"].toString().toLatin1();
}

QJsonObject PracticeServer::record(bool calls) const
{
    const QByteArray target = calls ? "/_practice/record?calls=1" : "/_practice/record";
    return QJsonDocument::fromJson(ask("GET", target)).object();
}

qint64 PracticeServer::callCount(const QString &route) const
{
    qint64 count = 0;
    const QJsonObject routes = record()[u"routes"].toObject();
    for (auto at = routes.begin(); at != routes.end(); ++at) {
        if (!route.isEmpty() && at.key() != route)
            continue;
        const QJsonObject statuses = at->toObject();
        for (const QJsonValue number : statuses)
            count += number.toInteger();
    }
    return count;
}

void PracticeServer::resetRecord() const
{
    (void)ask("POST", "/_practice/reset-record");
}

void PracticeServer::putFlagAction(bool deployed, bool bound) const
{
    QFile code(QStringLiteral(BULKHEAD_ACTIONS "/force_reset.js"));
    EXPECT_TRUE(code.open(QIODevice::ReadOnly));
    const QJsonObject action{{u"name"_s, u"bulkhead-force-reset"_s},
        {u"code"_s, QString::fromUtf8(code.readAll())}, {u"deployed"_s, deployed},
        {u"bound"_s, bound}};
    (void)ask("POST", "/_practice/action", QJsonDocument(action).toJson());
}

void PracticeServer::act(const QString &userId, const QString &what) const
{
    const QJsonObject asked{{u"user_id"_s, userId}, {u"act"_s, what}};
    (void)ask("POST", "/_practice/act", QJsonDocument(asked).toJson());
}

bool PracticeServer::fail(QByteArray rules) const
{
    return ask("POST", "/_practice/faults", rules.replace('\'', '"')).isEmpty();
}

QByteArray PracticeServer::ask(const QByteArray &method, const QByteArray &target,
    const QByteArray &body, const QByteArray &bearer) const
{
    const QByteArray answer = answerTo(method, target, body, bearer);
    return answer.mid(answer.indexOf("\r\n\r\n") + 4);
}

QDateTime PracticeServer::now() const
{
    const QByteArray answer = answerTo("GET", "/.well-known/openid-configuration", {}, {});
    const qsizetype at = answer.indexOf("Date: ") + 6;
    const QByteArray date = answer.mid(at, answer.indexOf('\r', at) - at);
    QDateTime time =
        QLocale::c().toDateTime(QString::fromLatin1(date), u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s);
    time.setTimeSpec(Qt::UTC);
    return time;
}

QByteArray PracticeServer::answerTo(const QByteArray &method, const QByteArray &target,
    const QByteArray &body, const QByteArray &bearer) const
{
    const QUrl place(url());
    QTcpSocket socket;
    socket.connectToHost(place.host(), quint16(place.port()));
    if (!socket.waitForConnected())
        return "not connected";
    socket.write(method + ' ' + target
        + " HTTP/1.1\r\nHost: practice\r\nConnection: close\r\n"
          "Authorization: Bearer "
        + bearer + "\r\nContent-Type: application/json\r\nContent-Length: "
        + QByteArray::number(body.size()) + "\r\n\r\n" + body);
    QByteArray answer;
    while (socket.state() == QTcpSocket::ConnectedState && socket.waitForReadyRead())
        answer += socket.readAll();
    return answer;
}

} // namespace bulkhead::app
