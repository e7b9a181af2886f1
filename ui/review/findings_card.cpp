// SPDX-License-Identifier: Apache-2.0
#include "review/findings_card.h"

#include "look/fold.h"
#include "look/look.h"
#include "texts/preflight_text.h"

#include <QDateTime>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bulkhead::ui {
namespace {

using plan::Severity;

Tone toneOf(Severity severity)
{
    switch (severity) {
    case Severity::Green: return Tone::Good;
    case Severity::Warning: return Tone::Warning;
    case Severity::Stop: break;
    }
    return Tone::Bad;
}

QLabel *iconOf(Severity severity)
{
    auto *label = new QLabel;
    const bool well = severity == Severity::Green, stop = severity == Severity::Stop;
    label->setPixmap(icon(well ? u"done"_s
            : stop             ? u"failed"_s
                               : u"warning"_s,
        toneOf(severity))
                         .pixmap(16, 16));
    label->setAccessibleName(well ? FindingsCard::tr("Well")
            : stop                ? FindingsCard::tr("Stop")
                                  : FindingsCard::tr("Warning"));
    return label;
}

QLabel *text(const QString &words, QFont::Weight weight = QFont::Normal)
{
    auto *label = new QLabel(words);
    label->setTextFormat(Qt::PlainText); // some of it is what the tenant said
    label->setWordWrap(true);
    QFont font = label->font();
    font.setWeight(weight);
    label->setFont(font);
    return label;
}

QWidget *column(int gap)
{
    auto *area = new QWidget;
    auto *layout = new QVBoxLayout(area);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(gap);
    return area;
}

QWidget *lineOf(const plan::Finding &finding)
{
    const texts::Explanation all = texts::explain(finding);
    auto *words = column(spacing / 4);
    const bool well = finding.severity == Severity::Green;
    words->layout()->addWidget(text(all.happened, well ? QFont::Normal : QFont::DemiBold));
    const QString rest = QStringList{all.meaning, all.todo}.join(u' ').trimmed();
    if (!rest.isEmpty())
        words->layout()->addWidget(text(rest));
    auto *line = new QWidget;
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(spacing);
    row->addWidget(iconOf(finding.severity), 0, Qt::AlignTop);
    row->addWidget(words, 1);
    return line;
}

} // namespace

FindingsCard::FindingsCard(QWidget *parent)
    : QFrame(parent), m_title(heading({})), m_when(hint({})), m_open(column(spacing)),
      m_well(column(spacing / 2)), m_fold(new Fold(tr("What is well"), m_well)),
      m_check(new QPushButton(icon(u"check"_s), tr("Check the tenant")))
{
    auto *row = new QHBoxLayout;
    row->setSpacing(2 * spacing);
    row->addWidget(m_check);
    row->addWidget(m_when, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(2 * spacing, 2 * spacing, 2 * spacing, 2 * spacing);
    layout->setSpacing(spacing);
    layout->addWidget(m_title);
    layout->addWidget(m_open);
    layout->addWidget(m_fold);
    layout->addLayout(row);
    connect(m_check, &QPushButton::clicked, this, &FindingsCard::checkAsked);
}

qint64 FindingsCard::count(Severity severity) const
{
    return std::count_if(m_findings.begin(), m_findings.end(),
        [severity](const plan::Finding &each) { return each.severity == severity; });
}

void FindingsCard::show(const std::vector<plan::Finding> &findings, qint64 atMs)
{
    const auto at = QDateTime::fromMSecsSinceEpoch(atMs);
    m_when->setText(atMs == 0 ? tr("Reads only.")
                              : tr("Told by the tenant %1. Asking again only reads.")
                                    .arg(QLocale().toString(at, u"d MMMM yyyy, HH:mm"_s)));
    if (!m_title->text().isEmpty() && m_findings == findings)
        return;
    m_findings = findings;
    fill();
}

void FindingsCard::fill()
{
    const qint64 well = count(Severity::Green);
    const bool stops = count(Severity::Stop) > 0, warns = count(Severity::Warning) > 0;
    m_title->setText(m_findings.empty() ? tr("The tenant was not checked yet")
            : stops                     ? tr("The tenant is not ready for this plan")
            : warns                     ? tr("What to know before the run")
                                        : tr("The tenant is ready for this plan"));
    const std::optional<Tone> tone = stops ? std::optional(Tone::Bad)
        : warns                            ? std::optional(Tone::Warning)
                                           : std::nullopt;
    makeCard(*this, tone);
    setTone(*m_title, tone);
    refill(*m_open, Severity::Warning, Severity::Stop);
    refill(*m_well, Severity::Green, Severity::Green);
    m_open->setVisible(stops || warns);
    m_fold->setVisible(well > 0);
    m_fold->setNote(QLocale().toString(well));
}

void FindingsCard::refill(QWidget &list, Severity from, Severity to)
{
    qDeleteAll(list.findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly));
    for (const plan::Finding &finding : m_findings) {
        if (finding.severity < from || finding.severity > to)
            continue;
        QWidget *line = lineOf(finding);
        list.layout()->addWidget(line);
        line->show(); // not only when the layout gets to it
    }
}

void FindingsCard::offerCheck(bool offered, bool possible)
{
    m_check->setVisible(offered);
    m_check->setEnabled(possible);
}

void FindingsCard::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && !m_title->text().isEmpty())
        fill(); // icons have the theme's colours
}

} // namespace bulkhead::ui
