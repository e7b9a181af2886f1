// SPDX-License-Identifier: Apache-2.0
#include "texts/timeline_text.h"

#include "texts/answer_text.h"
#include "texts/reason_text.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace bulkhead::texts {
namespace {

using journal::Entry;
using journal::EntryKind;

QString tr(const char *text)
{
    return QCoreApplication::translate("timeline", text);
}

QString resolvedText(const Entry &entry)
{
    switch (Resolution(entry.code)) {
    case Resolution::Found: {
        const auto user = QJsonDocument::fromJson(entry.text.toUtf8()).object();
        return tr("The tenant knows this user as %1.").arg(user.value(u"user_id").toString());
    }
    case Resolution::NotFound: return explain(Reason::UserNotFound, {}).happened;
    case Resolution::Several: return explain(Reason::SeveralUsers, {}).happened;
    case Resolution::Merged: return tr("Another line names the same user.");
    case Resolution::Open: break;
    }
    return {};
}

// A step that ends with looking has no call that could be answered.
QString seenText(int measure)
{
    switch (Measure(measure)) {
    case Measure::Password: return tr("Read back: the user is blocked again.");
    case Measure::DeleteDeviceCredentials: return tr("Looked again: none is left.");
    default: return explain(Outcome::Done).happened;
    }
}

QString answeredText(const Entry &entry)
{
    const auto outcome = Outcome(entry.code);
    if (entry.measure == int(Measure::Delivery) && outcome == Outcome::Unknown)
        return tr("The letter was sent, and the mail server's answer was lost.");
    const bool credential = entry.measure == int(Measure::DeleteDeviceCredentials);
    return outcome == Outcome::NotFound && credential ? tr("It was gone already.")
                                                      : explain(outcome, entry.text).happened;
}

QString concludedText(const Entry &entry, bool afterCall)
{
    const auto state = StepState(entry.code);
    const auto reason = entry.reason < 0 ? Reason::None : Reason(entry.reason);
    if (state == StepState::Done && reason == Reason::None
        && entry.measure == int(Measure::Delivery))
        return tr("The mail server took the letter.");
    if (state == StepState::Done && reason == Reason::None)
        return afterCall ? explain(Outcome::Done).happened : seenText(entry.measure);
    return explain(reason, entry.text).happened;
}

StepState stateAfter(const Entry &entry)
{
    if (entry.kind == EntryKind::Concluded)
        return StepState(entry.code);
    const bool unclear =
        mayHaveActed(Outcome(entry.code)) && !factsOf(Measure(entry.measure)).idempotent;
    return unclear ? StepState::Unknown : StepState::Pending;
}

class Telling
{
public:
    void tell(const Entry &entry)
    {
        switch (entry.kind) {
        case EntryKind::Listed:
            return note(entry, tr("Listed on line %1.").arg(QLocale().toString(entry.number)));
        case EntryKind::Duplicate:
            return note(
                entry, tr("Listed again on line %1.").arg(QLocale().toString(entry.number)));
        case EntryKind::Resolved: return note(entry, resolvedText(entry));
        case EntryKind::Intent: return sent(entry);
        case EntryKind::Answered: return answered(entry, answeredText(entry));
        case EntryKind::Concluded: return answered(entry, concludedText(entry, isOpen(entry)));
        case EntryKind::Reopened: return note(entry, tr("Taken up again."));
        default: return; // about no single user
        }
    }
    [[nodiscard]] std::vector<TimelineLine> lines() && { return std::move(m_lines); }

private:
    TimelineLine &add(const Entry &entry)
    {
        TimelineLine line;
        line.atMs = entry.atMs;
        if (entry.measure >= 0 && entry.measure < int(allMeasures.size()))
            line.measure = Measure(entry.measure);
        m_lines.push_back(line);
        return m_lines.back();
    }
    void note(const Entry &entry, const QString &text) { add(entry).text = text; }
    void sent(const Entry &entry)
    {
        TimelineLine &line = add(entry);
        line.blocksAgain = entry.text == u"blocked again";
        if (m_measure != entry.measure || isBegunAnew(line))
            m_call = 1, m_behind = 0;
        line.call = m_call;
        line.attempt = int(entry.number) - m_behind;
        line.text = tr("Sent. No answer is on record.");
        m_open = m_lines.size();
        m_measure = entry.measure;
    }
    // A password after a password: the process died before the step was through.
    [[nodiscard]] static bool isBegunAnew(const TimelineLine &line)
    {
        return line.measure == Measure::Password && !line.blocksAgain;
    }
    [[nodiscard]] bool isOpen(const Entry &entry) const
    {
        return m_open > 0 && m_measure == entry.measure;
    }
    void answered(const Entry &entry, const QString &text)
    {
        const bool toOpen = isOpen(entry);
        TimelineLine &line = toOpen ? m_lines[m_open - 1] : add(entry);
        if (toOpen)
            line.tookMs = entry.atMs - line.atMs;
        line.text = text;
        line.httpStatus = int(entry.number);
        line.state = stateAfter(entry);
        if (!toOpen)
            return;
        m_open = 0;
        if (const auto outcome = Outcome(entry.code); entry.kind == EntryKind::Answered
            && (outcome == Outcome::Done || outcome == Outcome::NotFound)) {
            ++m_call; // more calls follow
            m_behind += line.attempt;
        }
    }

    std::vector<TimelineLine> m_lines;
    size_t m_open = 0; // the line after the call that has no answer yet; 0: none
    int m_measure = -1; // of the last call
    int m_call = 1;
    int m_behind = 0; // attempts at the step's earlier calls
};

} // namespace

std::vector<TimelineLine> timelineOf(const std::vector<Entry> &entries)
{
    Telling telling;
    for (const Entry &entry : entries)
        telling.tell(entry);
    return std::move(telling).lines();
}

} // namespace bulkhead::texts
