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

QString concludedText(const Entry &entry)
{
    const auto state = StepState(entry.code);
    const auto reason = entry.reason < 0 ? Reason::None : Reason(entry.reason);
    if (state == StepState::Done && reason == Reason::None)
        return explain(Outcome::Done).happened;
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
        case EntryKind::Answered:
            return answered(entry, explain(Outcome(entry.code), entry.text).happened);
        case EntryKind::Concluded: return answered(entry, concludedText(entry));
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
        line.attempt = int(entry.number);
        line.text = tr("Sent. No answer is on record.");
        m_open = m_lines.size();
        m_openMeasure = entry.measure;
    }
    void answered(const Entry &entry, const QString &text)
    {
        const bool toOpen = m_open > 0 && m_openMeasure == entry.measure;
        TimelineLine &line = toOpen ? m_lines[m_open - 1] : add(entry);
        if (toOpen)
            line.tookMs = entry.atMs - line.atMs;
        line.text = text;
        line.httpStatus = int(entry.number);
        line.state = stateAfter(entry);
        m_open = toOpen ? 0 : m_open;
    }

    std::vector<TimelineLine> m_lines;
    size_t m_open = 0; // the line after the call that has no answer yet; 0: none
    int m_openMeasure = -1;
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
