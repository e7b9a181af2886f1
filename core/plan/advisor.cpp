// SPDX-License-Identifier: Apache-2.0
#include "plan/advisor.h"

#include "plan/applicability.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace bulkhead::plan {
namespace {

template <typename What> using Told = std::pair<Trait, What>;

constexpr std::array loginKinds{Told<Advice>{Trait::Social, Advice::Social},
    Told<Advice>{Trait::Enterprise, Advice::Enterprise},
    Told<Advice>{Trait::Passwordless, Advice::Passwordless}};
constexpr std::array toldByTraits{Told<Advice>{Trait::Unverified, Advice::UnverifiedEmail},
    Told<Advice>{Trait::EmailChanged, Advice::EmailChanged},
    Told<Advice>{Trait::FactorAdded, Advice::FactorAdded},
    Told<Advice>{Trait::PasskeyAdded, Advice::PasskeyAdded},
    Told<Advice>{Trait::IdentityAdded, Advice::IdentityAdded},
    Told<Advice>{Trait::SharedEmail, Advice::SharedEmail},
    Told<Advice>{Trait::Blocked, Advice::Blocked},
    Told<Advice>{Trait::EvidenceMissing, Advice::EvidenceMissing}};
constexpr std::array survivors{Told<Survivor>{Trait::Social, Survivor::SocialLogin},
    Told<Survivor>{Trait::Enterprise, Survivor::EnterpriseLogin},
    Told<Survivor>{Trait::Passwordless, Survivor::PasswordlessLogin},
    Told<Survivor>{Trait::EmailChanged, Survivor::ChangedEmail},
    Told<Survivor>{Trait::FactorAdded, Survivor::NewFactor},
    Told<Survivor>{Trait::PasskeyAdded, Survivor::NewPasskey},
    Told<Survivor>{Trait::IdentityAdded, Survivor::NewIdentity}};
constexpr Traits otherLogins = Trait::Social | Trait::Enterprise | Trait::Passwordless;

template <typename What, size_t N>
void addTold(std::vector<What> &all, Traits traits, const std::array<Told<What>, N> &table)
{
    for (const auto &[trait, what] : table) {
        if (traits.testFlag(trait))
            all.push_back(what);
    }
}

void addOfNoPassword(std::vector<Advice> &all, const User &user)
{
    if (!user.connections.isEmpty())
        return all.push_back(Advice::NotInConnection);
    const size_t before = all.size();
    addTold(all, user.traits, loginKinds);
    if (all.size() == before)
        all.push_back(Advice::NoPassword);
}

void addOfConnection(std::vector<Advice> &all, const User &user, const Connection &connection)
{
    const auto add = [&all](bool holds, Advice advice) {
        if (holds)
            all.push_back(advice);
    };
    add(user.connections.size() > 1 || (user.traits & otherLogins), Advice::OtherLogin);
    add(connection.customDatabase, Advice::CustomDatabase);
    add(!connection.selfService, Advice::NoSelfService);
    add(!connection.uniqueEmails, Advice::SharedAddresses);
    add(!connection.passwordLogin, Advice::NoPasswordLogin);
    add(connection.minLength > passwordBytesAtMost, Advice::PolicyTooLong);
}

} // namespace

QString wireName(Advice advice)
{
    switch (advice) {
    case Advice::Social: return u"social"_s;
    case Advice::Enterprise: return u"enterprise"_s;
    case Advice::Passwordless: return u"passwordless"_s;
    case Advice::NoPassword: return u"no_password"_s;
    case Advice::NotInConnection: return u"not_in_connection"_s;
    case Advice::NoEmail: return u"no_email"_s;
    case Advice::UnverifiedEmail: return u"unverified_email"_s;
    case Advice::EmailChanged: return u"email_changed"_s;
    case Advice::FactorAdded: return u"factor_added"_s;
    case Advice::PasskeyAdded: return u"passkey_added"_s;
    case Advice::IdentityAdded: return u"identity_added"_s;
    case Advice::SharedEmail: return u"shared_email"_s;
    case Advice::OtherLogin: return u"other_login"_s;
    case Advice::CustomDatabase: return u"custom_database"_s;
    case Advice::NoSelfService: return u"no_self_service"_s;
    case Advice::SharedAddresses: return u"shared_addresses"_s;
    case Advice::NoPasswordLogin: return u"no_password_login"_s;
    case Advice::PolicyTooLong: return u"policy_too_long"_s;
    case Advice::Blocked: return u"blocked"_s;
    case Advice::EvidenceMissing: return u"evidence_missing"_s;
    }
    Q_UNREACHABLE();
}

Reason reasonOf(Advice advice)
{
    switch (advice) {
    case Advice::Social:
    case Advice::Enterprise:
    case Advice::Passwordless:
    case Advice::NoPassword:
    case Advice::NotInConnection: return Reason::NoPasswordConnection;
    case Advice::NoEmail: return Reason::NoEmail;
    case Advice::EmailChanged:
    case Advice::FactorAdded:
    case Advice::PasskeyAdded:
    case Advice::IdentityAdded: return Reason::ContactChanged;
    case Advice::CustomDatabase: return Reason::CustomDatabase;
    case Advice::NoSelfService: return Reason::NoSelfService;
    case Advice::SharedAddresses: return Reason::SharedAddresses;
    case Advice::NoPasswordLogin: return Reason::NoPasswordLogin;
    case Advice::PolicyTooLong: return Reason::PolicyTooLong;
    case Advice::UnverifiedEmail:
    case Advice::SharedEmail:
    case Advice::OtherLogin:
    case Advice::Blocked:
    case Advice::EvidenceMissing: return Reason::None;
    }
    Q_UNREACHABLE();
}

std::vector<Advice> adviceFor(
    const User &user, const PlanChoices &choices, const std::vector<Connection> &connections)
{
    std::vector<Advice> all;
    const QString connection = passwordConnection(user, choices);
    if (connection.isEmpty())
        addOfNoPassword(all, user);
    else
        addOfConnection(all, user, connectionNamed(connections, connection));
    if (user.email.isEmpty())
        all.push_back(Advice::NoEmail);
    addTold(all, user.traits, toldByTraits);
    return all;
}

QString wireName(Survivor survivor)
{
    switch (survivor) {
    case Survivor::OtherPassword: return u"other_password"_s;
    case Survivor::SocialLogin: return u"social_login"_s;
    case Survivor::EnterpriseLogin: return u"enterprise_login"_s;
    case Survivor::PasswordlessLogin: return u"passwordless_login"_s;
    case Survivor::ChangedEmail: return u"changed_email"_s;
    case Survivor::NewFactor: return u"new_factor"_s;
    case Survivor::NewPasskey: return u"new_passkey"_s;
    case Survivor::NewIdentity: return u"new_identity"_s;
    }
    Q_UNREACHABLE();
}

std::vector<Survivor> survivorsOf(const User &user)
{
    std::vector<Survivor> all;
    if (user.connections.size() > 1)
        all.push_back(Survivor::OtherPassword);
    addTold(all, user.traits, survivors);
    return all;
}

bool AdviceGroup::canBeOverridden() const
{
    return isAdvice(reasonOf(advice));
}

AdviceCount::AdviceCount(PlanChoices choices, std::vector<Connection> connections)
    : m_choices(std::move(choices)), m_connections(std::move(connections)),
      m_measures(measuresFor(m_choices))
{
}

void AdviceCount::add(const User &user, std::span<const Reason> reasons)
{
    for (const Advice advice : adviceFor(user, m_choices, m_connections)) {
        Count &count = m_counts[size_t(advice)];
        ++count.users;
        const Reason because = reasonOf(advice);
        for (size_t i = 0; because != Reason::None && i < reasons.size(); ++i) {
            if (reasons[i] == because)
                count.skipped |= 1u << i;
        }
    }
}

std::vector<AdviceGroup> AdviceCount::groups() const
{
    std::vector<AdviceGroup> all;
    for (const Advice advice : allAdvice) {
        const Count &count = m_counts[size_t(advice)];
        if (count.users == 0)
            continue;
        AdviceGroup group{advice, count.users, {}};
        for (size_t i = 0; i < m_measures.size(); ++i) {
            if (count.skipped & (1u << i))
                group.skipped.push_back(m_measures[i]);
        }
        all.push_back(std::move(group));
    }
    return all;
}

} // namespace bulkhead::plan
