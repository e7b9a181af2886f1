// SPDX-License-Identifier: Apache-2.0
#include "start/recent_row.h"

#include "look/look.h"
#include "texts/fault_text.h"
#include "texts/report_text.h"

#include <QDateTime>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace bulkhead::ui {
namespace {

using State = journal::IncidentState;

QString stateOf(const RecentIncident &incident)
{
    const QLocale locale;
    switch (incident.state) {
    case State::New: return RecentRow::tr("no list yet");
    case State::Imported: return RecentRow::tr("no plan yet");
    case State::Planned: return RecentRow::tr("planned, not started");
    case State::Running: return RecentRow::tr("running in another program");
    case State::Paused:
    case State::Halted:
        return RecentRow::tr("unfinished: %1 of %2 done")
            .arg(locale.toString(incident.done), locale.toString(incident.users));
    case State::Cancelled: return RecentRow::tr("cancelled");
    case State::Finished:
        return RecentRow::tr("finished: %1 of %2 done")
            .arg(locale.toString(incident.done), locale.toString(incident.users));
    }
    Q_UNREACHABLE();
}

QString detailOf(const RecentIncident &incident)
{
    if (incident.error)
        return texts::explain(*incident.error).happened;
    const QString when =
        QDateTime::fromMSecsSinceEpoch(incident.updatedAtMs).toString(u"yyyy-MM-dd HH:mm"_s);
    return QStringList{incident.tenantName, texts::userCount(incident.users), when}.join(u" · "_s);
}

QIcon iconOf(const RecentIncident &incident)
{
    if (incident.error)
        return icon(u"failed"_s, Tone::Bad);
    if (isUnfinished(incident))
        return icon(u"pause"_s, Tone::Warning);
    return incident.state == State::Finished ? icon(u"done"_s, Tone::Good)
                                             : icon(u"pending"_s, Tone::Neutral);
}

} // namespace

RecentRow::RecentRow(const RecentIncident &incident, QWidget *parent) : QFrame(parent)
{
    makeCard(*this);
    const QString name = QFileInfo(incident.path).completeBaseName();
    auto *mark = new QLabel;
    mark->setPixmap(iconOf(incident).pixmap(20, 20));
    auto *title = new QLabel(incident.error ? name : name + u": "_s + stateOf(incident));
    auto *detail = hint(detailOf(incident));
    for (QLabel *label : {title, detail})
        label->setTextFormat(Qt::PlainText);
    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(title);
    words->addWidget(detail);
    const bool resumes = isUnfinished(incident) && incident.state != State::Running;
    const QString verb = resumes ? tr("Resume") : tr("Open");
    auto *button = new QPushButton(icon(resumes ? u"resume"_s : u"open"_s), verb);
    button->setAccessibleName(tr("%1 %2").arg(verb, name));
    // A damaged one can still be read.
    const bool opens = !incident.error || incident.error->fault == Fault::IncidentDamaged;
    button->setEnabled(opens);
    setToolTip(incident.path);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(2 * spacing, spacing, 2 * spacing, spacing);
    row->setSpacing(2 * spacing);
    row->addWidget(mark);
    row->addLayout(words, 1);
    row->addWidget(button);
    connect(button, &QPushButton::clicked, this, &RecentRow::openAsked);
}

} // namespace bulkhead::ui
