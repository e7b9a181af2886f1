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
    {Reason::RevocationFailed, T("A measure before it did not succeed."),
        T("No link was sent or made: whoever is in is not thrown out yet."),
        T("Mend that measure, then retry failed users.")},
    {Reason::Protected, T("The user is on the list of protected users."),
        T("No step touched this user."), T("Look after this user yourself.")},
    {Reason::ContactChanged,
        T("The e-mail, a factor, a passkey or an identity of this user is newer than the attack."),
        T("No link was sent or made: it might have reached the attacker."),
        T("Speak to the user another way, or override this advice when you plan.")},
    {Reason::SharedAddresses, T("E-mail addresses are not unique in the user's connection."),
        T("Auth0 cannot send a reset e-mail there."), T("Use a reset ticket instead.")},
    {Reason::NoPasswordLogin, T("The user's connection takes no passwords."),
        T("There is no password here that a reset could change."),
        T("Look at the user's passkeys and codes.")},
    {Reason::CustomDatabase,
        T("The password is in your own database, which Auth0 cannot use for this."),
        T("This step was not done."), T("Change the password in that database.")},
    {Reason::PolicyTooLong, T("The connection asks for passwords longer than 72 bytes."),
        T("No random password was set: Auth0 keeps no more than 72."),
        T("Use another method there.")},
    {Reason::PasswordRejected, T("The connection's policy refused two random passwords."),
        T("The old password goes on working."),
        T("Read the tenant's words, look at the connection's policy, then retry failed users.")},
    {Reason::BlockNotRestored,
        T("The user was blocked; the new password lifted the block, and it could not be put back."),
        T("This user is not blocked any more."),
        T("Block the user in the Dashboard now, or retry failed users.")},
    {Reason::TicketNotKept, T("The link could not be kept: there is no keychain."),
        T("The link was thrown away; it reaches nobody."),
        T("Unlock or install a keychain, then retry failed users.")},
    {Reason::Excluded, T("The user was left out of the plan by decision."),
        T("No step touched this user."), T("Look after this user yourself.")},
    {Reason::NoSelfService, T("The user's connection has “Forgot password” switched off."),
        T("No reset e-mail was sent: Auth0 does not promise one there."),
        T("Use a reset ticket instead.")},
    {Reason::NoLink,
        T("The reset link is not there any more: it was not kept, or its time is over."),
        T("The user got no letter."), T("Make a new link in a new incident.")},
    {Reason::AddressUnfit, T("No letter can be addressed to the user's e-mail address."),
        T("The user got no letter."), T("Reach the user another way.")},
    {Reason::MailRefused, T("The mail server refused this user's letter."),
        T("The user got no letter."),
        T("Read the server's words, mend the cause, then retry failed users.")},
    {Reason::MailDeferred, T("The mail server put this user's letter off, again and again."),
        T("The user got no letter."), T("Retry failed users later.")},
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
        const bool ours = reason == Reason::Protected || reason == Reason::Excluded;
        if (!words.isEmpty() && ours)
            happened += QCoreApplication::translate("reasons", " The reason given: %1").arg(words);
        else if (!words.isEmpty())
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
