// SPDX-License-Identifier: Apache-2.0
#include "plan/named_users.h"

#include <algorithm>

namespace bulkhead::plan {
namespace {

QString comparable(IdentifierKind kind, const QString &text)
{
    return kind == IdentifierKind::Email ? text.toCaseFolded() : text;
}

} // namespace

void NamedUsers::add(const Identifier &identifier, const QString &reason)
{
    const QString key = comparable(identifier.kind, identifier.text);
    if (m_reasons.contains(key))
        return;
    m_reasons.insert(key, {identifier.text, reason});
    m_texts << identifier.text;
}

void NamedUsers::add(const NamedUsers &others)
{
    for (const QString &text : others.m_texts) {
        const QString key = others.m_reasons.contains(text) ? text : text.toCaseFolded();
        if (m_reasons.contains(key))
            continue;
        m_reasons.insert(key, others.m_reasons.value(key));
        m_texts << text;
    }
}

std::vector<const NamedUsers::Named *> NamedUsers::all(
    const User &user, const Identifier &listed) const
{
    std::vector<const Named *> found;
    if (isEmpty())
        return found;
    const auto look = [&](const QString &key) {
        const auto named = m_reasons.constFind(key);
        if (named != m_reasons.constEnd()
            && std::find(found.begin(), found.end(), &*named) == found.end())
            found.push_back(&*named);
    };
    look(user.userId);
    look(comparable(IdentifierKind::Email, user.email));
    for (const QString &identity : user.identities)
        look(identity);
    look(comparable(listed.kind, listed.text));
    return found;
}

std::optional<QString> NamedUsers::reason(const User &user, const Identifier &listed) const
{
    const auto found = all(user, listed);
    return found.empty() ? std::nullopt : std::optional(found.front()->reason);
}

QStringList NamedUsers::namesOf(const User &user, const Identifier &listed) const
{
    QStringList names;
    for (const Named *named : all(user, listed))
        names << named->text;
    return names;
}

} // namespace bulkhead::plan
