// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/identifier.h"
#include "model/user.h"

#include <QHash>

#include <optional>
#include <vector>

namespace bulkhead::plan {

// Users whom a list names, and why: the protected, those left out, those who come first, those for
// whom advice is passed over. A user is named by its user_id or that of any linked identity (case
// kept, as Auth0 does), by its e-mail (case does not count), or as the affected users' list has it.
class NamedUsers
{
public:
    // The first reason given for an identifier stays.
    void add(const Identifier &identifier, const QString &reason = {});
    void add(const NamedUsers &others);
    [[nodiscard]] bool isEmpty() const { return m_reasons.isEmpty(); }
    [[nodiscard]] QStringList identifiers() const { return m_texts; } // in the order of the list

    // The reason why that user is named; nothing when it is not. `listed` is what the affected
    // users' list calls it.
    [[nodiscard]] std::optional<QString> reason(const User &user, const Identifier &listed) const;
    // The identifiers by which that user is named, as added.
    [[nodiscard]] QStringList namesOf(const User &user, const Identifier &listed) const;

    friend bool operator==(const NamedUsers &, const NamedUsers &) = default;

private:
    struct Named
    {
        QString text, reason;
        friend bool operator==(const Named &, const Named &) = default;
    };
    [[nodiscard]] std::vector<const Named *> all(const User &user, const Identifier &listed) const;

    QHash<QString, Named> m_reasons; // by comparable text
    QStringList m_texts;
};

} // namespace bulkhead::plan
