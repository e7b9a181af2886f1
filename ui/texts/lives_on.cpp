// SPDX-License-Identifier: Apache-2.0
#include "texts/lives_on.h"

#include <QCoreApplication>

namespace bulkhead::texts {
namespace {

struct Answer
{
    Fate fate;
    const char *why;
};

// The choices as questions.
struct Plan
{
    explicit Plan(const PlanChoices &choices)
        : sessions(choices.scope == RevocationScope::Everything
            || choices.scope == RevocationScope::Sessions),
          tokens(choices.scope == RevocationScope::Everything
              || choices.scope == RevocationScope::RefreshTokens),
          password(choices.reset.testFlag(ResetMethod::Password)),
          flag(choices.reset.testFlag(ResetMethod::Flag)),
          mail(choices.reset.testFlag(ResetMethod::Email)),
          ticket(choices.reset.testFlag(ResetMethod::Ticket)),
          block(choices.extras.testFlag(Extra::Block)),
          browsers(choices.extras.testFlag(Extra::ForgetMfaBrowsers)),
          grants(choices.extras.testFlag(Extra::DeleteGrants)),
          devices(choices.extras.testFlag(Extra::DeleteDeviceCredentials))
    {
    }
    bool sessions, tokens, password, flag, mail, ticket, block, browsers, grants, devices;
};

#define T(text) QT_TRANSLATE_NOOP("lives", text)

Answer oldPassword(const Plan &plan)
{
    if (plan.password)
        return {Fate::Dies,
            plan.mail || plan.ticket
                ? T("Nobody knows the new password: users get in by the link they are sent.")
                : T("Nobody knows the new password: users get in by “Forgot password” only.")};
    if (plan.block)
        return {Fate::Refused, T("Until somebody lifts the block; then it works again.")};
    if (plan.flag)
        return {Fate::Refused, T("By the flag's Action, and only while that is bound.")};
    if (plan.mail)
        return {Fate::Lives,
            T("The old password works until the user follows the e-mail: whoever knows it can log "
              "in again.")};
    if (plan.ticket)
        return {Fate::Lives,
            T("The old password works until the user follows the link, which nobody sends but "
              "you.")};
    return {Fate::Lives, T("The old password goes on working: whoever knows it can log in again.")};
}

Answer sessions(const Plan &plan)
{
    if (plan.sessions)
        return {Fate::Dies, T("Revoked; it takes Auth0 a moment.")};
    if (plan.password)
        return {Fate::Dies,
            T("The new password ends them, but for those opened through a linked identity.")};
    if (plan.block)
        return {Fate::Refused, T("Until somebody lifts the block.")};
    if (plan.flag)
        return {Fate::Refused, T("By the flag's Action, and only while that is bound.")};
    return {Fate::Lives, T("Nothing here ends them: whoever is signed in stays signed in.")};
}

Answer refreshTokens(const Plan &plan)
{
    if (plan.tokens)
        return {Fate::Dies, T("Revoked; it takes Auth0 a moment.")};
    if (plan.flag)
        return {Fate::Refused, T("By the flag's Action, and only while that is bound.")};
    if (plan.block)
        return {Fate::Lives,
            T("Not revoked; a block should refuse them, which Auth0 does not promise.")};
    if (plan.devices || plan.grants)
        return {
            Fate::Lives, T("Only those die that belong to a deleted grant or device credential.")};
    if (plan.password)
        return {Fate::Lives, T("A new password does not end them.")};
    return {Fate::Lives, T("Nothing here revokes them: apps go on.")};
}

Answer resetLinks(const Plan &plan)
{
    if (plan.mail)
        return {Fate::Dies, T("Only the newest link works, and that is this e-mail's.")};
    if (plan.ticket)
        return {Fate::Dies, T("Only the newest link works, and that is this ticket's.")};
    if (plan.password)
        return {Fate::Lives, T("A new password does not end them.")};
    return {Fate::Lives, T("A link in the mailbox works until it expires.")};
}

Answer factors(const Plan &plan)
{
    if (plan.block)
        return {Fate::Refused, T("Until somebody lifts the block.")};
    if (plan.browsers)
        return {Fate::Lives, T("They survive; remembered browsers have to show a factor again.")};
    return {Fate::Lives, T("They survive a reset: look for those added since the attack.")};
}

Answer socialIdentities(const Plan &plan)
{
    if (plan.block)
        return {Fate::Refused, T("Until somebody lifts the block.")};
    return {Fate::Lives, T("They survive a reset: whoever holds one logs in with it.")};
}

Answer answer(Hold hold, const Plan &plan)
{
    switch (hold) {
    case Hold::OldPassword: return oldPassword(plan);
    case Hold::Sessions: return sessions(plan);
    case Hold::RefreshTokens: return refreshTokens(plan);
    case Hold::AccessTokens:
        return {Fate::Lives, T("Those already issued work until they expire.")};
    case Hold::AppSessions:
        return {Fate::Lives, T("Each app ends its own, or listens to back-channel logout.")};
    case Hold::ResetLinks: return resetLinks(plan);
    case Hold::Factors: return factors(plan);
    case Hold::SocialIdentities: return socialIdentities(plan);
    case Hold::DeviceCredentials:
        return plan.devices ? Answer{Fate::Dies, T("Deleted one by one.")}
                            : Answer{Fate::Lives, T("Nothing here deletes them.")};
    case Hold::Grants:
        return plan.grants ? Answer{Fate::Dies, T("Users are asked for their consent again.")}
                           : Answer{Fate::Lives, T("Apps keep the consent they were given.")};
    }
    Q_UNREACHABLE();
}

constexpr const char *holds[] = {T("Old password"), T("Auth0 sessions"), T("Refresh tokens"),
    T("Access tokens"), T("Apps' own sessions"), T("Reset links already sent"),
    T("Passkeys and MFA factors"), T("Linked social identities"), T("Legacy device credentials"),
    T("Grants")};
static_assert(std::size(holds) == allHolds.size());
constexpr const char *fates[] = {T("dies"), T("refused"), T("lives on")};
#undef T

QString translated(const char *text)
{
    return QCoreApplication::translate("lives", text);
}

} // namespace

std::vector<Fortune> livesOn(const PlanChoices &choices)
{
    const Plan plan(choices);
    std::vector<Fortune> all;
    for (const Hold hold : allHolds) {
        const Answer found = answer(hold, plan);
        all.push_back({hold, found.fate, translated(found.why)});
    }
    return all;
}

QString holdText(Hold hold)
{
    return translated(holds[size_t(hold)]);
}

QString fateText(Fate fate)
{
    return translated(fates[size_t(fate)]);
}

QStringList staysAlive(const PlanChoices &choices)
{
    QStringList lines;
    for (const auto &[hold, fate, why] : livesOn(choices)) {
        if (fate != Fate::Dies)
            lines << QCoreApplication::translate("lives", "%1 (%2): %3")
                         .arg(holdText(hold), fateText(fate), why);
    }
    return lines;
}

} // namespace bulkhead::texts
