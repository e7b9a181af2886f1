// SPDX-License-Identifier: Apache-2.0
#include "texts/advice_text.h"

#include "texts/report_text.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace bulkhead::texts {
namespace {

struct Row
{
    plan::Advice advice;
    const char *title;
    const char *meaning;
};

#define T(text) QT_TRANSLATE_NOOP("advice", text)
constexpr Row rows[] = {
    {plan::Advice::Social, T("Social login only"),
        T("There is no password that Auth0 could reset. The social account goes on working: have "
          "it secured there.")},
    {plan::Advice::Enterprise, T("Enterprise login only"),
        T("There is no password that Auth0 could reset. The company's directory goes on letting "
          "them in: have the account secured there.")},
    {plan::Advice::Passwordless, T("Passwordless login only"),
        T("There is no password that Auth0 could reset. Whoever reads their e-mail or their text "
          "messages can log in again.")},
    {plan::Advice::NoPassword, T("No password"),
        T("There is no password that Auth0 could reset, and no other login is known.")},
    {plan::Advice::NotInConnection, T("Not in the chosen connection"),
        T("Their password is in another connection and goes on working.")},
    {plan::Advice::NoEmail, T("No e-mail address"),
        T("No reset e-mail and no link can reach them: reach them another way.")},
    {plan::Advice::UnverifiedEmail, T("E-mail address never verified"),
        T("A link goes to an address that may not be theirs.")},
    {plan::Advice::EmailChanged, T("E-mail or phone changed since the attack began"),
        T("A link might reach the attacker. The new address survives the reset: put the old one "
          "back.")},
    {plan::Advice::FactorAdded, T("MFA factor added since the attack began"),
        T("It may be the attacker's, and it survives the reset: remove it if it is not theirs.")},
    {plan::Advice::PasskeyAdded, T("Passkey added since the attack began"),
        T("It may be the attacker's. It logs in without the password and survives the reset: "
          "remove it if it is not theirs.")},
    {plan::Advice::IdentityAdded, T("Identity linked since the attack began"),
        T("It may be the attacker's. It logs in without the password and survives the reset: "
          "unlink it if it is not theirs.")},
    {plan::Advice::SharedEmail, T("Address of several accounts"),
        T("Whoever reads that mailbox can get into each of them; only those on the list are "
          "treated.")},
    {plan::Advice::OtherLogin, T("Another login beside the password"),
        T("Linked identities and passwords in other connections go on working.")},
    {plan::Advice::CustomDatabase, T("Password in a custom database"),
        T("Auth0 changes it only by the connection's own script, and cannot tell when it was "
          "changed.")},
    {plan::Advice::NoSelfService, T("No “Forgot password” on the login page"),
        T("Auth0 does not promise a reset e-mail there, so none is sent; a ticket works.")},
    {plan::Advice::SharedAddresses, T("Addresses are not unique in the connection"),
        T("Auth0 cannot send reset e-mails there; a ticket works.")},
    {plan::Advice::NoPasswordLogin, T("The connection takes no passwords"),
        T("Passkeys and codes go on working: there is nothing to reset.")},
    {plan::Advice::PolicyTooLong, T("Policy asks for more than 72 bytes"),
        T("No random password can be set, because Auth0 keeps no more of one.")},
    {plan::Advice::Blocked, T("Blocked already"),
        T("They cannot log in. A new password lifts a block; it is put back and read again.")},
    {plan::Advice::EvidenceMissing, T("Changes since the attack began are unknown"),
        T("The tenant does not tell, or not back to that time, whether an e-mail, a factor, a "
          "passkey or an identity is new: a link might reach the attacker.")},
};
constexpr std::pair<plan::Survivor, const char *> survivors[] = {
    {plan::Survivor::OtherPassword, T("the password in another connection")},
    {plan::Survivor::SocialLogin, T("the social login")},
    {plan::Survivor::EnterpriseLogin, T("the enterprise login")},
    {plan::Survivor::PasswordlessLogin, T("the passwordless login")},
    {plan::Survivor::ChangedEmail, T("the changed e-mail or phone")},
    {plan::Survivor::NewFactor, T("the new MFA factor")},
    {plan::Survivor::NewPasskey, T("the new passkey")},
    {plan::Survivor::NewIdentity, T("the newly linked identity")},
};
#undef T

QString tr(const char *text)
{
    return QCoreApplication::translate("advice", text);
}

} // namespace

AdviceText adviceText(plan::Advice advice)
{
    for (const Row &row : rows) {
        if (row.advice == advice)
            return {tr(row.title), tr(row.meaning)};
    }
    return {};
}

QString skippedText(const plan::AdviceGroup &group)
{
    QStringList names;
    for (const Measure measure : group.skipped)
        names << wireName(measure);
    return names.isEmpty() ? QString() : tr("Skipped: %1.").arg(names.join(u", "_s));
}

QString groupText(const plan::AdviceGroup &group)
{
    const auto [title, meaning] = adviceText(group.advice);
    QStringList parts{tr("%1: %2.").arg(title, userCount(group.users)), meaning};
    if (const QString skipped = skippedText(group); !skipped.isEmpty())
        parts << skipped;
    return parts.join(u' ');
}

QString survivorText(plan::Survivor survivor)
{
    for (const auto &[each, text] : survivors) {
        if (each == survivor)
            return tr(text);
    }
    return {};
}

} // namespace bulkhead::texts
