// SPDX-License-Identifier: Apache-2.0
#include "run/resolver.h"

#include "auth0/endpoints.h"
#include "run/connection_check.h"
#include "run/trouble.h"
#include "run/user_reading.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bulkhead::run {
namespace {

using journal::Entry;
using journal::EntryKind;

QString text(const QJsonObject &object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

QJsonObject userJson(const User &user)
{
    QJsonArray traits;
    for (const Trait trait : allTraits) {
        if (user.traits.testFlag(trait))
            traits << wireName(trait);
    }
    QJsonObject object{{u"user_id"_s, user.userId}, {u"email"_s, user.email},
        {u"connections"_s, QJsonArray::fromStringList(user.connections)}};
    if (!traits.isEmpty())
        object.insert(u"traits"_s, traits);
    if (user.passwordChangedMs > 0)
        object.insert(u"password_changed_ms"_s, user.passwordChangedMs);
    if (!user.identities.isEmpty())
        object.insert(u"identities"_s, QJsonArray::fromStringList(user.identities));
    if (user.lastLoginMs > 0)
        object.insert(u"last_login_ms"_s, user.lastLoginMs);
    if (!user.language.isEmpty())
        object.insert(u"language"_s, user.language);
    return object;
}

QJsonObject severalJson(const std::vector<User> &users)
{
    QJsonArray ids;
    for (const User &user : users)
        ids.append(user.userId);
    return {{u"users"_s, ids}};
}

void addNew(std::vector<User> &hits, const std::vector<User> &users)
{
    for (const User &user : users) {
        if (std::none_of(hits.begin(), hits.end(),
                [&](const User &hit) { return hit.userId == user.userId; }))
            hits.push_back(user);
    }
}

} // namespace

Resolver::Resolver(Incident &incident, Heart heart, Clock &clock, Ended ended)
    : ReadingDriver(incident, std::move(heart), clock, std::move(ended))
{
    for (qint32 row = 0; row < ledger().rowCount(); ++row) {
        if (open(row))
            ++m_total;
        else if (ledger().resolution(row) == Resolution::Found)
            m_rowOfUser.insert(ledger().user(row).userId, row);
    }
}

bool Resolver::open(qint32 row) const
{
    const Resolution resolution = ledger().resolution(row);
    return resolution != Resolution::Found && resolution != Resolution::Merged;
}

bool Resolver::ready(Api lane)
{
    if (lane != Api::Management || m_failed)
        return false;
    while (m_cursor < ledger().rowCount() && !open(m_cursor))
        ++m_cursor;
    return !m_counted || !m_second.empty() || m_cursor < ledger().rowCount();
}

std::optional<Work> Resolver::next(Api lane)
{
    if (!ready(lane))
        return std::nullopt;
    Work work;
    if (!std::exchange(m_counted, true)) {
        work.request = auth0::countUsers();
        return work;
    }
    if (!m_second.empty()) {
        work.row = m_second.back();
        m_second.pop_back();
        const QString email = ledger().identifier(work.row).text;
        work.request = auth0::usersByEmail(email.toLower());
        work.shape = auth0::Shape::JsonArray;
        return work;
    }
    work.row = m_cursor++;
    const Identifier identifier = ledger().identifier(work.row);
    if (identifier.kind == IdentifierKind::UserId) {
        work.request = auth0::getUser(identifier.text);
        return work;
    }
    m_asked[work.row].lowerCaseLeft = identifier.text != identifier.text.toLower();
    work.request = auth0::usersByEmail(identifier.text);
    work.shape = auth0::Shape::JsonArray;
    return work;
}

void Resolver::finished(
    const Work &work, const auth0::Reading &reading, const Verdict &, const QByteArray &body)
{
    if (work.row < 0) {
        if (m_onCounted)
            m_onCounted(std::max<qint64>(0, readUserTotal(body)));
        return;
    }
    switch (reading.outcome) {
    case Outcome::Done: return found(work.row, readUsers(body));
    case Outcome::NotFound:
    case Outcome::Refused: return found(work.row, {}); // the tenant cannot even read such an id
    default: m_failed = Error{faultOf(reading), reading.message}; return;
    }
}

void Resolver::found(qint32 row, const std::vector<User> &users)
{
    const auto asked = m_asked.find(row);
    if (asked == m_asked.end())
        return conclude(row, users);
    addNew(asked->second.hits, users);
    if (std::exchange(asked->second.lowerCaseLeft, false)) {
        m_second.push_back(row);
        return;
    }
    conclude(row, asked->second.hits);
    m_asked.erase(asked);
}

void Resolver::conclude(qint32 row, const std::vector<User> &users)
{
    ++m_resolved;
    Entry entry{.kind = EntryKind::Resolved, .row = row};
    if (users.empty()) {
        entry.code = int(Resolution::NotFound);
    } else if (users.size() > 1) {
        entry.code = int(Resolution::Several);
        entry.text = text(severalJson(users));
    } else if (const auto first = m_rowOfUser.constFind(users.front().userId);
               first != m_rowOfUser.constEnd()) {
        entry.code = int(Resolution::Merged);
        entry.number = *first;
    } else {
        m_rowOfUser.insert(users.front().userId, row);
        entry.code = int(Resolution::Found);
        entry.text = text(userJson(users.front()));
    }
    note(std::move(entry));
}

Result<> Resolver::commit()
{
    if (const auto written = ReadingDriver::commit(); !written)
        return written;
    // Nothing more is asked: without this answer the plan would be half known.
    return m_failed ? Result<>(tl::unexpected(*m_failed)) : Result<>();
}

} // namespace bulkhead::run
