// SPDX-License-Identifier: Apache-2.0
#include "texts/reason_text.h"

#include <QCoreApplication>

namespace bulkhead::texts {
namespace {

struct Row
{
    Reason reason;
    const char *happened;
    const char *meaning;
    const char *todo;
};

#define T(text) QT_TRANSLATE_NOOP("reasons", text)
constexpr Row rows[] = {
    {Reason::None, "", "", ""},
    {Reason::UserNotFound, T("The tenant does not know this user."),
        T("Nothing was done, and nothing may need to be."),
        T("Check the spelling; the user may have been deleted.")},
    {Reason::SeveralUsers, T("Several users have this e-mail address."),
        T("None of them was treated: nobody is guessed."),
        T("List the user ids of those who are affected.")},
    {Reason::NoPasswordConnection, T("The user has no password in a database connection."),
        T("There is no password here that a reset could change."),
        T("Have the password changed where the user signs in.")},
    {Reason::NoEmail, T("The user has no e-mail address."), T("No reset e-mail was sent."),
        T("Reach the user another way.")},
    {Reason::Refused, T("The tenant refused the call."), T("This step was not done."),
        T("Read the tenant's words, mend the cause, then retry failed users.")},
    {Reason::Forbidden, T("The tenant forbids this for this user."), T("This step was not done."),
        T("Check the application's permissions, then retry.")},
    {Reason::PlanLacksFeature, T("The tenant's subscription lacks this feature."),
        T("This step was not done."), T("Choose another scope in a new incident.")},
    {Reason::ServerFailed, T("The tenant failed while it worked on this."),
        T("It may or may not have been done."), T("Retry, or settle it by hand.")},
    {Reason::NoAnswer, T("The call was sent and no answer came back."),
        T("It may or may not have been done."),
        T("Look into the tenant's log for this user, then settle it by hand.")},
    {Reason::RevocationFailed, T("The revocation before it did not succeed."),
        T("No e-mail was sent: it would not have stopped anybody."),
        T("Mend the revocation, then retry failed users.")},
    {Reason::Redirected, T("The tenant answered with a redirect."),
        T("This step was not done; redirects are never followed."),
        T("Check for a proxy in the way, then retry.")},
    {Reason::Malformed, T("The answer was not one that the tenant gives."),
        T("It does not count as done."), T("Check for a proxy in the way, then retry.")},
    {Reason::SettledByOperator, T("A person settled this."), T("It counts as done."), ""},
    {Reason::SettledByLog, T("The tenant's log shows that it happened."), T("It counts as done."),
        ""},
    {Reason::Cancelled, T("The run was cancelled before this step."), T("This step was not done."),
        T("Start a new incident for those who are left.")},
};
constexpr const char *stateWords[] = {
    T("pending"), T("done"), T("failed"), T("skipped"), T("unknown"), T("cancelled")};
#undef T

QString translated(const char *text)
{
    return QCoreApplication::translate("reasons", text);
}

} // namespace

Explanation explain(Reason reason, const QString &words)
{
    for (const Row &row : rows) {
        if (row.reason != reason)
            continue;
        QString happened = translated(row.happened);
        if (!words.isEmpty())
            happened += QCoreApplication::translate("reasons", " It said: %1").arg(words);
        return {happened.trimmed(), translated(row.meaning), translated(row.todo)};
    }
    return {};
}

QString stateText(StepState state)
{
    return translated(stateWords[size_t(state)]);
}

} // namespace bulkhead::texts
