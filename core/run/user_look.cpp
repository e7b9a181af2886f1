// SPDX-License-Identifier: Apache-2.0
#include "run/user_look.h"

#include "auth0/endpoints.h"
#include "run/user_reading.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bulkhead::run {

using journal::Entry;
using journal::EntryKind;

Work lookAt(const journal::Ledger &ledger, qint32 row)
{
    Work work;
    work.row = row;
    work.request = auth0::getUser(ledger.user(row).userId);
    work.tried.idempotent = true;
    return work;
}

std::optional<Entry> lookedEntry(qint32 row, const QByteArray &body)
{
    const auto users = readUsers(body);
    if (users.size() != 1)
        return std::nullopt;
    const User &user = users.front();
    const QJsonObject more{
        {u"blocked"_s, user.traits.testFlag(Trait::Blocked)},
        {u"last_login_ms"_s, user.lastLoginMs},
    };
    return Entry{.kind = EntryKind::Looked,
        .row = row,
        .number = user.passwordChangedMs,
        .text = QString::fromUtf8(QJsonDocument(more).toJson(QJsonDocument::Compact))};
}

std::optional<SeenUser> lastSeen(const std::vector<Entry> &entries)
{
    const auto last = std::find_if(entries.rbegin(), entries.rend(),
        [](const Entry &entry) { return entry.kind == EntryKind::Looked; });
    if (last == entries.rend())
        return std::nullopt;
    SeenUser seen;
    seen.atMs = last->atMs;
    seen.passwordChangedMs = last->number;
    const auto more = QJsonDocument::fromJson(last->text.toUtf8()).object();
    if (more.contains(u"blocked"_s))
        seen.blocked = more.value(u"blocked"_s).toBool();
    seen.lastLoginMs = more.value(u"last_login_ms"_s).toInteger();
    return seen;
}

} // namespace bulkhead::run
