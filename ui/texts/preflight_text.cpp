// SPDX-License-Identifier: Apache-2.0
#include "texts/preflight_text.h"

#include "texts/answer_text.h"
#include "texts/plan_text.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace bulkhead::texts {
namespace {

using Code = plan::FindingCode;

struct Row
{
    Code code;
    // %1 the names, with “: %1” where there may be none; %2 and %3 the figures, in words
    const char *happened;
    const char *meaning = nullptr;
    const char *todo = nullptr;
    const char *typed = nullptr; // where commands are typed, when that differs
};

#define T(text) QT_TRANSLATE_NOOP("preflight", text)
const char *const flagAlone =
    T("The flag alone refuses nobody: the old password would go on working.");
const char *const skippedThere = T("Users whose password is there are skipped for that measure.");

constexpr Row rows[] = {
    {Code::ScopesGranted, T("The token has the permissions that the plan needs: %1.")},
    {Code::ScopesUnknown, T("The token does not tell its permissions."),
        T("A call that it does not allow halts the run when its turn comes."),
        T("Compare the application's permissions in the Dashboard under APIs, Auth0 Management "
          "API.")},
    {Code::ScopeMissing, T("The token lacks permissions for “%2”: %1."),
        T("A run would halt before its first call."),
        T("Grant them to the application in the Dashboard under APIs, Auth0 Management API, then "
          "check again.")},
    {Code::ScopeWithdrawn, T("The application is no longer granted: %1."),
        T("The present token still has it; the next one will not, and the run halts then."),
        T("Grant it again in the Dashboard under APIs, Auth0 Management API, then check again.")},
    {Code::SessionEndpointsThere, T("The tenant's plan has the session endpoints.")},
    {Code::SessionEndpointsMissing, T("The tenant's plan lacks the session endpoints."),
        T("Sessions and refresh tokens cannot be revoked: every such call would be refused."),
        T("Revoke nothing; set random passwords, which ends sessions, delete legacy device "
          "credentials, or block the users."),
        T("Plan with --scope none and --reset password,email; --delete-device-credentials ends "
          "refresh tokens, --block keeps users out.")},
    {Code::SessionEndpointsUnknown,
        T("Whether the tenant's plan has the session endpoints is not known: %1."),
        T("They belong to Enterprise plans; without them a run halts after five refusals."),
        T("Grant read:sessions, list a user by user id, and check again."),
        T("Grant read:sessions and check again, or treat one user first with --first 1.")},
    {Code::FlagActionReady, T("The flag's Action is deployed and bound.")},
    {Code::FlagActionMissing, T("The tenant has no Action that obeys the force-reset flag."),
        flagAlone,
        T("Switch it on under Protection, or with “bulkhead-cli protect force-reset on”, then "
          "check "
          "again; or choose another method.")},
    {Code::FlagActionNotDeployed, T("The flag's Action is bound but not deployed."), flagAlone,
        T("Switch it on under Protection, or with “bulkhead-cli protect force-reset on”, then "
          "check "
          "again.")},
    {Code::FlagActionNotBound, T("The flag's Action is deployed but not bound."), flagAlone,
        T("Switch it on under Protection, or with “bulkhead-cli protect force-reset on”, then "
          "check "
          "again.")},
    {Code::FlagActionUnknown,
        T("Whether the flag's Action is deployed and bound is not known: %1."), flagAlone,
        T("Grant read:actions to the application, then check again; or choose another method.")},
    {Code::ClockRight, T("This machine's clock agrees with the tenant's.")},
    {Code::ClockOff, T("This machine's clock differs from the tenant's by %2."),
        T("Reports tell times by this machine's clock; tickets end and flags begin by the "
          "tenant's."),
        T("Set this machine's clock right before the run.")},
    {Code::TokenLasts, T("The token is valid for %2 more, longer than the run takes.")},
    {Code::TokenRenewed, T("The run takes about %2; the token is renewed on the way.")},
    {Code::TokenTooShort, T("The pasted token ends in %2; the run takes about %3."),
        T("Nothing can renew it, so the run would stop in the middle."),
        T("Paste a token that lives longer, or use the application's secret or key."),
        T("Paste a token that lives longer, use the application's secret or key, or treat fewer "
          "users with --first.")},
    {Code::LimitSeen, T("The Management API takes %2 calls at once and %3 a minute.")},
    {Code::LimitAssumed,
        T("The Management API did not tell its limit: %2 calls at once and %3 a minute are "
          "assumed.")},
    {Code::OwnMailProvider, T("Mail goes out by the tenant's own provider: %1.")},
    {Code::MailProviderOff, T("The tenant's e-mail provider is switched off: %1."),
        T("What becomes of reset e-mails then is not documented; they may be lost."),
        T("Switch it on in the Dashboard under Branding, Email Provider, then check again.")},
    {Code::BuiltInMail, T("Mail goes out by Auth0's built-in provider, which is meant for tests."),
        T("It loses what is more than ten a minute, so eight are sent unless the plan says less: "
          "%2 "
          "take about %3."),
        T("Set up a provider of your own in the Dashboard under Branding, Email Provider; or use "
          "reset tickets, which you send yourself.")},
    {Code::MailRateTooHigh,
        T("The plan's rate is more than Auth0's built-in e-mail provider takes."),
        T("What is more than ten a minute is lost: %2 would take about %3."),
        T("Plan with at most eight a minute, or set up a provider of your own in the Dashboard "
          "under Branding, Email Provider."),
        T("Plan with --mail-rate 0.13, or set up a provider of your own in the Dashboard under "
          "Branding, Email Provider.")},
    {Code::MailProviderUnknown, T("By which provider mail goes out is not known: %1."),
        T("Auth0's built-in one loses what is more than ten a minute, and ten a second are sent."),
        T("Grant read:email_provider, then check again; or look in the Dashboard under Branding, "
          "Email Provider."),
        T("Grant read:email_provider, then check again; or plan with --mail-rate 0.13.")},
    {Code::ResetTemplateOn, T("The reset e-mail is switched on.")},
    {Code::ResetTemplateOff, T("The reset e-mail's template is switched off."),
        T("No e-mail would go out, although the tenant says that it does."),
        T("Switch it on in the Dashboard under Branding, Email Templates, then check again.")},
    {Code::ResetTemplateUnknown, T("Whether the reset e-mail is switched on is not known: %1."),
        T("If it is off no e-mail goes out, although the tenant says that it does."),
        T("Grant read:email_templates, then check again; or look in the Dashboard under Branding, "
          "Email Templates.")},
    {Code::ConnectionsRead, T("The password rules of the tenant's databases were read: %2.")},
    {Code::ConnectionsUnknown, T("The databases' password rules are not known: %1."),
        T("Passwords that do not fit fail one by one, and users whom no mail can reach are not "
          "told apart."),
        T("Grant read:connections and read:connections_options, then plan again.")},
    {Code::NoSelfService, T("The login page offers no “Forgot password” here: %1."),
        T("Users whose password is reset there cannot get in again by themselves, and no e-mail "
          "goes to them."),
        T("Choose tickets for them, or allow it in the connection's settings and plan again."),
        T("Plan them with --reset ticket, or allow it in the connection's settings and plan "
          "again.")},
    {Code::NoHistory, T("The same password could be set again here: %1."),
        T("A user who does so is as open to the attacker as before."),
        T("Switch on password history in the connection's settings before users reset.")},
    {Code::AddressesNotUnique, T("Several users may share one e-mail address here: %1."),
        T("Auth0 sends no reset e-mail there, so these users get none."),
        T("Use reset tickets for them.")},
    {Code::CustomDatabase, T("Passwords are kept in a store of your own here: %1."),
        T("Only the connection's own script can change them, and when one was changed cannot be "
          "told."),
        T("Try the connection's change-password script before the run.")},
    {Code::PolicyTooLong, T("Passwords must be longer than the 72 bytes Auth0 keeps, here: %1."),
        skippedThere, T("Lower the minimum length in the connection's settings, or use a link.")},
    {Code::OrganizationsThere, T("The tenant has the plan's organizations: %1.")},
    {Code::OrganizationInvalid, T("This is not an organization's id: %1."),
        T("Auth0 takes no name in its place; no link would be made."),
        T("Give the id, which begins with org_ and stands in the Dashboard under Organizations.")},
    {Code::OrganizationMissing, T("The tenant has no such organization: %1."),
        T("Links that are to carry its branding would be refused."),
        T("Take the id from the Dashboard under Organizations, or plan without it.")},
    {Code::OrganizationUnknown, T("Whether the plan's organizations are there is not known: %1."),
        T("Links that are to carry the branding of one that is not would be refused."),
        T("Grant read:organizations, then check again; or compare the ids in the Dashboard under "
          "Organizations.")},
    {Code::BrandedConnectionMissing,
        T("The plan has a client or an organization for databases that are not there: %1."),
        T("Nobody is in them, so it holds for nobody; a name may be mistyped."),
        T("Compare the names in the Dashboard under Authentication, Database, then plan again.")},
    {Code::SessionsLive, T("This plan leaves sessions alone, which live for up to %2."),
        T("Whoever is logged in, the attacker too, stays so for as long."),
        T("Revoke everything, unless that is meant.")},
};
#undef T
static_assert(std::size(rows) == size_t(plan::lastFindingCode) + 1);

QString translated(const char *text)
{
    return text ? QCoreApplication::translate("preflight", text) : QString();
}

QString number(qint64 value)
{
    return QLocale().toString(value);
}

// %2 and %3.
std::pair<QString, QString> figures(const plan::Finding &finding)
{
    switch (finding.code) {
    case Code::ScopeMissing:
        return {finding.measure ? measureText(*finding.measure) : QString(), {}};
    case Code::ClockOff: return {duration(std::abs(finding.number)), {}};
    case Code::TokenLasts:
    case Code::TokenRenewed:
    case Code::TokenTooShort: return {duration(finding.number), duration(finding.other)};
    case Code::MailRateTooHigh:
    case Code::BuiltInMail: return {number(finding.number), duration(finding.other)};
    case Code::SessionsLive: return {duration(finding.number * 3600), {}};
    default: return {number(finding.number), number(finding.other)};
    }
}

QString filled(QString text, const plan::Finding &finding)
{
    if (finding.names.isEmpty())
        text.remove(u": %1"_s);
    if (finding.code == Code::BuiltInMail && finding.number == 0)
        text.remove(u": %2 take about %3"_s); // nobody knows yet
    if (finding.code == Code::MailRateTooHigh && finding.number == 0)
        text.remove(u": %2 would take about %3"_s);
    const auto [first, second] = figures(finding);
    // Names are the tenant's words and may hold a % of their own: last, and at once.
    return text.replace(u"%2"_s, first)
        .replace(u"%3"_s, second)
        .replace(u"%1"_s, finding.names.join(u", "));
}

} // namespace

Explanation explain(const plan::Finding &finding, Surface surface)
{
    const Row &row = *std::find_if(std::begin(rows), std::end(rows),
        [&](const Row &each) { return each.code == finding.code; });
    const bool typed = surface == Surface::Terminal && row.typed != nullptr;
    return {filled(translated(row.happened), finding), filled(translated(row.meaning), finding),
        filled(translated(typed ? row.typed : row.todo), finding)};
}

QString oneLine(const plan::Finding &finding, Surface surface)
{
    const Explanation all = explain(finding, surface);
    return QStringList{all.happened, all.meaning, all.todo}.join(u' ').trimmed();
}

} // namespace bulkhead::texts
