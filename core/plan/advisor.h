// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/connection.h"
#include "model/outcome.h"
#include "model/plan_choices.h"
#include "model/user.h"

#include <array>
#include <span>
#include <vector>

namespace bulkhead::plan {

// What an administrator should know of a user before a plan is carried out. Reasons in the
// applicability say what is skipped; this also says what goes on living although nothing is.
enum class Advice : quint8 {
    Social, // logs in there only: no password that Auth0 could reset
    Enterprise, // the same
    Passwordless, // the same
    NoPassword, // none in a database connection, and no other login is known either
    NotInConnection, // has a password, but not in the chosen connection
    NoEmail,
    UnverifiedEmail,
    EmailChanged, // inside the window, as the three that follow: a link may reach the attacker
    FactorAdded,
    PasskeyAdded,
    IdentityAdded,
    SharedEmail, // another account has the same address
    OtherLogin, // has a password, and another login that goes on working
    CustomDatabase, // without import
    NoSelfService, // the login page offers no "Forgot password"
    SharedAddresses, // e-mails are not unique in the connection
    NoPasswordLogin,
    PolicyTooLong,
    Blocked, // when it was looked up
    EvidenceMissing, // what changed inside the window could not be told
};
inline constexpr std::array allAdvice{Advice::Social, Advice::Enterprise, Advice::Passwordless,
    Advice::NoPassword, Advice::NotInConnection, Advice::NoEmail, Advice::UnverifiedEmail,
    Advice::EmailChanged, Advice::FactorAdded, Advice::PasskeyAdded, Advice::IdentityAdded,
    Advice::SharedEmail, Advice::OtherLogin, Advice::CustomDatabase, Advice::NoSelfService,
    Advice::SharedAddresses, Advice::NoPasswordLogin, Advice::PolicyTooLong, Advice::Blocked,
    Advice::EvidenceMissing};

[[nodiscard]] QString wireName(Advice advice);
// Why measures are skipped for such a user; None when nothing is for that.
[[nodiscard]] Reason reasonOf(Advice advice);

[[nodiscard]] std::vector<Advice> adviceFor(
    const User &user, const PlanChoices &choices, const std::vector<Connection> &connections);

// What lets somebody in although the password was reset.
enum class Survivor : quint8 {
    OtherPassword, // in another database connection
    SocialLogin,
    EnterpriseLogin,
    PasswordlessLogin,
    ChangedEmail,
    NewFactor,
    NewPasskey,
    NewIdentity,
};
inline constexpr std::array allSurvivors{Survivor::OtherPassword, Survivor::SocialLogin,
    Survivor::EnterpriseLogin, Survivor::PasswordlessLogin, Survivor::ChangedEmail,
    Survivor::NewFactor, Survivor::NewPasskey, Survivor::NewIdentity};

[[nodiscard]] QString wireName(Survivor survivor);
[[nodiscard]] std::vector<Survivor> survivorsOf(const User &user);

// All users with one advice, in one plan.
struct AdviceGroup
{
    Advice advice;
    qint64 users = 0;
    std::vector<Measure> skipped; // for some of them, because of it

    [[nodiscard]] bool canBeOverridden() const;
};

// Counts user by user and keeps none.
class AdviceCount
{
public:
    AdviceCount(PlanChoices choices, std::vector<Connection> connections);
    // `reasons` are those of the user's steps, in the order of measuresFor().
    void add(const User &user, std::span<const Reason> reasons);
    // Of nobody: left out. In the order of allAdvice.
    [[nodiscard]] std::vector<AdviceGroup> groups() const;

private:
    struct Count
    {
        qint64 users = 0;
        quint32 skipped = 0; // a bit for each of m_measures
    };
    PlanChoices m_choices;
    std::vector<Connection> m_connections;
    std::vector<Measure> m_measures;
    std::array<Count, allAdvice.size()> m_counts{};
};

} // namespace bulkhead::plan
