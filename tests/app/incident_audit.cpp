// SPDX-License-Identifier: Apache-2.0
#include "app/incident_audit.h"

#include <QCryptographicHash>
#include <QDataStream>
#include <QIODevice>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QVariant>

using namespace Qt::StringLiterals;

namespace bulkhead::app {
namespace {

enum Kind {
    Resolved = 7,
    RunStarted = 9,
    Intent = 11,
    Answered = 12,
    Concluded = 13,
    Reopened = 14
};
constexpr int found = 1, mail = 3;
const QStringList states{
    u"pending"_s, u"done"_s, u"failed"_s, u"skipped"_s, u"unknown"_s, u"cancelled"_s};

QByteArray nextHash(const QByteArray &last, const QSqlQuery &entry)
{
    QByteArray bytes = last;
    QDataStream stream(&bytes, QIODevice::Append);
    stream.setByteOrder(QDataStream::LittleEndian);
    for (int column = 0; column < 8; ++column)
        stream << entry.value(column).toLongLong();
    return QCryptographicHash::hash(
        bytes + entry.value(8).toString().toUtf8(), QCryptographicHash::Sha256);
}

class Auditor
{
public:
    void take(const QSqlQuery &entry)
    {
        m_hash = nextHash(m_hash, entry);
        audit.sound = audit.sound && entry.value(0).toLongLong() == ++m_seq
            && entry.value(9).toByteArray() == m_hash;
        const int row = entry.value(3).toInt(), step = entry.value(4).toInt() == mail ? 1 : 0;
        const int kind = entry.value(2).toInt(), code = entry.value(5).toInt();
        const QPair call(row, step);
        if (kind == Resolved && code == found)
            resolved(row, entry.value(8).toString());
        else if (kind == RunStarted)
            m_open.clear(); // of the process before; nobody waits for them any more
        else if (kind == Intent)
            m_open.insert(call);
        else if (kind == Answered || kind == Concluded || kind == Reopened)
            m_open.remove(call);
        if (kind == Concluded || kind == Reopened)
            audit.concluded[m_users.value(row)][size_t(step)] =
                kind == Concluded ? states.value(code) : QString();
    }
    IncidentAudit finish()
    {
        for (const auto &[row, step] : m_open)
            ++(step == 1 ? audit.mailsOpen : audit.revocationsOpen);
        return audit;
    }

private:
    void resolved(int row, const QString &text)
    {
        const auto user = QJsonDocument::fromJson(text.toUtf8()).object()[u"user_id"].toString();
        m_users.insert(row, user);
        audit.concluded.insert(user, {});
    }

    IncidentAudit audit;
    qint64 m_seq = 0;
    QByteArray m_hash = QByteArray(32, '\0');
    QHash<int, QString> m_users;
    QSet<QPair<int, int>> m_open;
};

} // namespace

IncidentAudit auditIncident(const QString &path)
{
    Auditor auditor;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"auditor"_s);
        database.setDatabaseName(path);
        database.setConnectOptions(u"QSQLITE_OPEN_READONLY"_s);
        (void)database.open();
        QSqlQuery query(database);
        query.setForwardOnly(true);
        (void)query.exec(u"SELECT seq, at, kind, row, measure, code, reason, number, text, hash"
                         " FROM journal ORDER BY seq"_s);
        while (query.next())
            auditor.take(query);
    }
    QSqlDatabase::removeDatabase(u"auditor"_s);
    return auditor.finish();
}

} // namespace bulkhead::app
