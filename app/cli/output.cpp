// SPDX-License-Identifier: Apache-2.0
#include "cli/output.h"

#include "texts/fault_text.h"
#include "texts/plan_text.h"

#include <QCoreApplication>
#include <QJsonDocument>

#include <cstdio>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace bulkhead::cli {
namespace {

constexpr qint64 linePeriodMs = 5000;
constexpr int barWidth = 24;

void print(FILE *stream, const QString &text)
{
    std::fprintf(stream, "%s\n", text.toUtf8().constData());
    std::fflush(stream);
}

QString bar(const run::Progress &progress)
{
    const qint64 total = std::max<qint64>(1, progress.total);
    const int full = int(barWidth * progress.done / total);
    return u'[' + QString(full, u'#') + QString(barWidth - full, u'.') + u']';
}

QString waitingText(run::Waiting waiting)
{
    switch (waiting) {
    case run::Waiting::No: return {};
    case run::Waiting::Outage: return tr("  the tenant does not answer, trying again");
    case run::Waiting::Others: return tr("  production is using the limit");
    }
    return {};
}

QString line(const run::Progress &progress)
{
    if (progress.phase == run::Phase::Connecting)
        return tr("connecting");
    if (progress.phase == run::Phase::Surveying)
        return tr("reading how the tenant is set up") + waitingText(progress.waiting);
    if (progress.phase == run::Phase::Actions)
        return tr("at the tenant's Actions") + waitingText(progress.waiting);
    const bool reading = progress.phase != run::Phase::Running;
    const qint64 unknown = progress.users[size_t(StepState::Unknown)];
    const QString what = progress.phase == run::Phase::Resolving ? tr("looking up  %1 of %2")
        : progress.phase == run::Phase::Evidence ? tr("looking for changes  %1 of %2 users")
        : progress.phase == run::Phase::Looking  ? tr("looking again  %1 of %2")
        : progress.phase == run::Phase::Counting ? tr("counting  %1 of %2 users")
                                                 : tr("running  %1 of %2 users");
    QString text = what.arg(progress.done).arg(progress.total);
    if (!reading)
        text += tr("  failed %1  unknown %2")
                    .arg(progress.users[size_t(StepState::Failed)])
                    .arg(unknown);
    text += tr("  %1 calls/s").arg(progress.pacePerS[0] + progress.pacePerS[1], 0, 'f', 1);
    if (!reading && unknown > 0 && progress.done == progress.total)
        text += tr("  waiting for the tenant's log to tell about the unknown");
    else if (progress.etaS >= 0)
        text += tr("  about %1 left").arg(texts::duration(progress.etaS));
    return text + waitingText(progress.waiting);
}

} // namespace

QString tr(const char *text)
{
    return QCoreApplication::translate("cli", text);
}

void printResult(const QString &text)
{
    print(stdout, text);
}

void printNote(const QString &text)
{
    print(stderr, text);
}

void printJson(const QJsonObject &object)
{
    printResult(QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact)));
}

QString practiceNote(const journal::Ledger &ledger)
{
    return ledger.practice() ? tr("\nThis is a practice tenant: no real user is touched.")
                             : QString();
}

ExitCode fail(const Error &error)
{
    printNote(tr("bulkhead-cli: %1").arg(texts::oneLine(error, texts::Surface::Terminal)));
    return exitCode(error.fault);
}

ProgressLine::ProgressLine(const Clock &clock)
    : m_clock(clock), m_terminal(isatty(STDERR_FILENO) == 1), m_lastMs(clock.steadyMs())
{
}

void ProgressLine::show(const run::Progress &progress)
{
    if (m_terminal) {
        m_shown = true;
        std::fprintf(
            stderr, "\r\x1b[K%s", (bar(progress) + u' ' + line(progress)).toUtf8().constData());
        std::fflush(stderr);
    } else if (m_clock.steadyMs() - m_lastMs >= linePeriodMs) {
        m_lastMs = m_clock.steadyMs();
        printNote(line(progress));
    }
}

void ProgressLine::finish()
{
    if (m_shown)
        std::fputs("\n", stderr);
    m_shown = false;
}

} // namespace bulkhead::cli
