// SPDX-License-Identifier: Apache-2.0
#include "model/user.h"

using namespace Qt::StringLiterals;

namespace bulkhead {

QString wireName(Trait trait)
{
    switch (trait) {
    case Trait::Social: return u"social"_s;
    case Trait::Enterprise: return u"enterprise"_s;
    case Trait::Passwordless: return u"passwordless"_s;
    case Trait::LinkedPassword: return u"linked_password"_s;
    case Trait::Unverified: return u"unverified"_s;
    case Trait::Blocked: return u"blocked"_s;
    case Trait::SharedEmail: return u"shared_email"_s;
    case Trait::EmailChanged: return u"email_changed"_s;
    case Trait::FactorAdded: return u"factor_added"_s;
    case Trait::PasskeyAdded: return u"passkey_added"_s;
    case Trait::IdentityAdded: return u"identity_added"_s;
    case Trait::EvidenceMissing: return u"evidence_missing"_s;
    }
    Q_UNREACHABLE();
}

std::optional<Trait> trait(QStringView name)
{
    for (const Trait trait : allTraits) {
        if (wireName(trait) == name)
            return trait;
    }
    return std::nullopt;
}

} // namespace bulkhead
