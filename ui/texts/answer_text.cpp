// SPDX-License-Identifier: Apache-2.0
#include "texts/answer_text.h"

#include "texts/reason_text.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bulkhead::texts {
namespace {

using journal::Ledger;
using journal::Step;
using report::NextStep;

template <typename Code> struct Row
{
    Code code;
    const char *happened;
    const char *meaning;
    const char *todo;
};

#define T(text) QT_TRANSLATE_NOOP("answers", text)
const char *const itself = T("Nothing: it is asked again by itself.");
const char *const notDone = T("This step was not done.");
const char *const maybe = T("It may or may not have been done.");

constexpr Row<Outcome> outcomes[] = {
    {Outcome::Done, T("Accepted by the tenant."), T("This step is done."), ""},
    {Outcome::NotFound, T("The tenant does not know this user any more."),
        T("There is nothing left to revoke here."), T("Check whether the user was deleted.")},
    {Outcome::Refused, T("The tenant refused the call."), notDone,
        T("Read the tenant's words and mend the cause, then retry failed users.")},
    {Outcome::Forbidden, T("The tenant forbids this for this user."), notDone,
        T("Check the application's permissions and the tenant's plan, then retry.")},
    {Outcome::ScopeMissing, T("The token lacks a permission."),
        T("No user can be treated this way."),
        T("Grant the permission to the application in the Dashboard, then resume.")},
    {Outcome::Unauthorized, T("The tenant did not accept the token."),
        T("The call was not processed."), T("Nothing: a new token is fetched and it is repeated.")},
    {Outcome::Throttled, T("Too many calls for the tenant's limit just then."),
        T("The call was not processed and cost the user nothing."), itself},
    {Outcome::Unreachable, T("The tenant could not be reached."), T("The call was not sent."),
        T("Nothing, unless it lasts: then check the network.")},
    {Outcome::ServerFailed, T("The tenant failed while it worked on this."), maybe,
        T("What is harmless is repeated; an e-mail waits for you to settle it.")},
    {Outcome::Redirected, T("The tenant answered with a redirect, which is never followed."),
        T("The token did not travel along."), T("Check for a proxy or another address.")},
    {Outcome::Malformed, T("The answer was not one that the tenant gives."),
        T("It does not count as done."), T("Check for a proxy or a sign-in page in the way.")},
    {Outcome::Unknown, T("The call was sent and no answer came back."), maybe,
        T("What is harmless is repeated; look an e-mail up in the tenant's log.")},
    {Outcome::Deferred, T("The mail server puts this user's letter off."),
        T("The letter was not taken."), T("Nothing: it is offered again after a pause.")},
    {Outcome::Undelivered, T("The mail server took no letter just then."),
        T("The letter was not sent."),
        T("Nothing, unless it lasts: then look at the mail server.")},
};

constexpr Row<RejectReason> rejects[] = {
    {RejectReason::Empty, T("The line is empty."), T("It names nobody."),
        T("Remove the line, or fill it in.")},
    {RejectReason::NotAnIdentifier, T("This is neither a user id nor an e-mail address."),
        T("Nobody is treated because of this line."),
        T("A user id looks like auth0|5f7c…; an address needs an @.")},
    {RejectReason::TooLong, T("This is longer than any user id or e-mail address."),
        T("Nobody is treated because of this line."), T("Check where the line should have ended.")},
    {RejectReason::BadEncoding, T("The line holds bytes that are not UTF-8."),
        T("It cannot be read with certainty, so it is not guessed."), T("Save the list as UTF-8.")},
    {RejectReason::ControlCharacter, T("The line holds an invisible control character."),
        T("It would not name the user it seems to name."), T("Export the list anew.")},
    {RejectReason::MissingColumn, T("The line has too few columns."),
        T("The chosen column does not exist on this line."), T("Complete the line.")},
    {RejectReason::BrokenQuote, T("A quotation mark on this line is never closed."),
        T("Where its fields end cannot be told."), T("Close or remove the quotation mark.")},
};

constexpr std::pair<NextStep, const char *> nexts[] = {
    {NextStep::Nothing, ""},
    {NextStep::Run, T("Start or resume the run")},
    {NextStep::Retry, T("Mend the cause, then retry failed users")},
    {NextStep::Settle, T("Find out what happened, then settle it")},
    {NextStep::ListUserId, T("List the right user id in a new incident")},
    {NextStep::CheckIdentifier, T("Check the spelling and the tenant")},
    {NextStep::ResetElsewhere, T("Reset where the user signs in")},
    {NextStep::NewIncident, T("Start a new incident for this user")},
    {NextStep::CorrectLine, T("Correct this line and import it again")},
    {NextStep::None, T("Nothing is missing")},
};

constexpr const char *measures[] = {T("Revoke everything"), T("Revoke sessions"),
    T("Revoke refresh tokens"), T("Reset e-mail"), T("Random password"), T("Force-reset flag"),
    T("Reset ticket"), T("Block"), T("Forget MFA browsers"), T("Delete grants"),
    T("Delete device credentials"), T("Clear force-reset flag"), T("Letter")};
static_assert(std::size(measures) == allMeasures.size());
#undef T

QString tr(const char *text)
{
    return *text == 0 ? QString() : QCoreApplication::translate("answers", text);
}

QString withWords(QString sentence, const QString &words)
{
    if (!words.isEmpty())
        sentence += QCoreApplication::translate("answers", " It said: %1").arg(words);
    return sentence;
}

template <typename Code, size_t n> Explanation lookUp(const Row<Code> (&rows)[n], Code code)
{
    const auto *row =
        std::find_if(rows, rows + n, [code](const auto &one) { return one.code == code; });
    return row == rows + n ? Explanation{}
                           : Explanation{tr(row->happened), tr(row->meaning), tr(row->todo)};
}

QString whileAskedAgain(int httpStatus)
{
    if (httpStatus == 429)
        return QCoreApplication::translate("answers", "Limit reached; asked again");
    if (httpStatus == 401)
        return QCoreApplication::translate("answers", "Token expired; asked again");
    if (httpStatus >= 500)
        return QCoreApplication::translate("answers", "The tenant failed; asked again");
    if (httpStatus >= 200 && httpStatus < 300) // one of several calls, or nobody could read it
        return QCoreApplication::translate("answers", "Answered; more calls follow");
    return httpStatus == 0 ? QCoreApplication::translate("answers", "No answer; asked again")
                           : QCoreApplication::translate("answers", "Unclear answer; asked again");
}

// The step that was asked last: on its way, or the last with a call.
const Step *lastAsked(std::span<const Step> steps)
{
    const Step *last = nullptr;
    for (const Step &step : steps) {
        if (step.open || step.attempts > 0 || step.httpStatus != 0)
            last = &step;
    }
    return last;
}

} // namespace

Explanation explain(Outcome outcome, const QString &words)
{
    Explanation all = lookUp(outcomes, outcome);
    all.happened = withWords(all.happened, words);
    return all;
}

Explanation explain(RejectReason reason)
{
    return lookUp(rejects, reason);
}

QString measureText(Measure measure)
{
    return tr(measures[size_t(measure)]);
}

QString nextText(NextStep next)
{
    const auto row = std::find_if(
        std::begin(nexts), std::end(nexts), [next](const auto &one) { return one.first == next; });
    return row == std::end(nexts) ? QString() : tr(row->second);
}

QString answerText(const Step &step, const QString &words)
{
    if (step.open)
        return QCoreApplication::translate("answers", "Sent; waiting for the answer");
    if (step.state == StepState::Pending)
        return step.attempts == 0 && step.httpStatus == 0 ? QString()
                                                          : whileAskedAgain(step.httpStatus);
    if (step.state == StepState::Done && step.reason == Reason::None)
        return explain(Outcome::Done).happened;
    return explain(step.reason, words).happened;
}

QString lastAnswer(const Ledger &ledger, qint32 row)
{
    const auto steps = ledger.steps(row);
    if (const Step *step = lastAsked(steps))
        return answerText(*step, ledger.text(step->words));
    if (ledger.resolution(row) == Resolution::Several)
        return QCoreApplication::translate("answers", "%1 users have this e-mail address.")
            .arg(ledger.candidates(row).size());
    return explain(ledger.userReason(row), {}).happened;
}

QString currentStep(const Ledger &ledger, qint32 row)
{
    const auto steps = ledger.steps(row);
    if (steps.empty())
        return {};
    const StepState state = ledger.userState(row);
    auto at = std::find_if(steps.begin(), steps.end(), [](const Step &step) { return step.open; });
    if (at == steps.end() && state != StepState::Done)
        at = std::find_if(
            steps.begin(), steps.end(), [state](const Step &step) { return step.state == state; });
    if (at == steps.end())
        at = steps.end() - 1;
    return measureText(ledger.measures()[size_t(at - steps.begin())]);
}

} // namespace bulkhead::texts
