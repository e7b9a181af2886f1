// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/program.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonObject>

namespace bulkhead::app {

// `bulkhead-cli practice` as a process of its own, seen through the line that it prints and its
// control routes. Fast and without a delay unless told otherwise.
class PracticeServer
{
public:
    explicit PracticeServer(const Machine &machine, const QStringList &options = {});

    [[nodiscard]] QString url() const { return m_line[u"url"].toString(); }
    [[nodiscard]] QString tenantName() const { return url().mid(7); } // HOST:PORT
    [[nodiscard]] QString clientId() const { return m_line[u"client_id"].toString(); }
    [[nodiscard]] QByteArray secret() const { return m_line[u"client_secret"].toString().toUtf8(); }
    [[nodiscard]] const QJsonObject &line() const { return m_line; }
    [[nodiscard]] Program &program() { return m_program; }

    [[nodiscard]] QByteArray users(int take) const; // CSV
    [[nodiscard]] QByteArray token() const; // as a person would make one, with the secret
    // {"routes","users"}, and with `calls` every call.
    [[nodiscard]] QJsonObject record(bool calls = false) const;
    // How many calls it has answered, or let go without an answer; of one route, or of all.
    [[nodiscard]] qint64 callCount(const QString &route = {}) const;
    void resetRecord() const;
    // JSON of rules, with ' for ". False when it does not take them.
    // Somebody puts the force-reset flag's Action there, deployed and bound, or not.
    void putFlagAction(bool deployed = true, bool bound = true) const;
    // A user does something: reset-password, login, ...
    void act(const QString &userId, const QString &what) const;
    [[nodiscard]] bool fail(QByteArray rules) const;
    // The body of an answer.
    [[nodiscard]] QByteArray ask(const QByteArray &method, const QByteArray &target,
        const QByteArray &body = {}, const QByteArray &bearer = {}) const;
    // What its clock says, by the Date of an answer.
    [[nodiscard]] QDateTime now() const;

private:
    [[nodiscard]] QByteArray answerTo(const QByteArray &method, const QByteArray &target,
        const QByteArray &body, const QByteArray &bearer) const;

    Program m_program;
    QJsonObject m_line;
};

} // namespace bulkhead::app
