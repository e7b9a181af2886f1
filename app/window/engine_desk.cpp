// SPDX-License-Identifier: Apache-2.0
#include "window/engine_desk.h"

#include "composition/drill_list.h"
#include "report/report_file.h"
#include "run/incident.h"
#include "texts/html_report.h"
#include "window/engine_worker.h"

#include <QThreadPool>

namespace bulkhead {

using ui::Task;

EngineDesk::EngineDesk()
    : m_worker(
        new EngineWorker(*this, [this](std::function<void()> what) { tell(std::move(what)); }))
{
    m_worker->practiceListReady = [this](const QByteArray &list) {
        tell([this, list] { m_practiceList = list; });
    };
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    connect(this, &Desk::practiceStarted, this, &EngineDesk::end);
    connect(this, &Desk::connectionChecked, this, &EngineDesk::end);
    connect(this, &Desk::imported, this, &EngineDesk::end);
    connect(this, &Desk::taskEnded, this, &EngineDesk::end);
    connect(this, &Desk::settled, this, &EngineDesk::end);
    connect(this, &Desk::reportWritten, this, &EngineDesk::end);
    connect(this, &Desk::failed, this, &EngineDesk::end);
    connect(this, &Desk::incidentOpened, this, &EngineDesk::end);
    connect(this, &Desk::rehearsed, this, &EngineDesk::end);
    connect(this, &Desk::ticketsWritten, this, &EngineDesk::end);
    connect(this, &Desk::protectionTold, this, &EngineDesk::end);
    connect(this, &Desk::letterSent, this, &EngineDesk::end);
    m_thread.setObjectName(QStringLiteral("engine"));
    m_thread.start();
}

EngineDesk::~EngineDesk()
{
    m_thread.quit();
    m_thread.wait();
    QThreadPool::globalInstance()->waitForDone();
}

void EngineDesk::begin(Task task)
{
    m_task = task;
    emit taskChanged(task);
}

void EngineDesk::end()
{
    if (m_task != Task::None)
        begin(Task::None);
}

void EngineDesk::tell(std::function<void()> what)
{
    QMetaObject::invokeMethod(this, std::move(what), Qt::QueuedConnection);
}

void EngineDesk::ask(std::function<void(EngineWorker &)> what)
{
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, what = std::move(what)] { what(*worker); },
        Qt::QueuedConnection);
}

void EngineDesk::startPractice()
{
    begin(Task::StartingPractice);
    ask([](EngineWorker &worker) { worker.startPractice(); });
}

void EngineDesk::giveCredential(const TenantConfig &tenant, ui::GivenCredential given)
{
    auto shared = std::make_shared<ui::GivenCredential>(std::move(given));
    ask([tenant, shared](
            EngineWorker &worker) { worker.giveCredential(tenant, std::move(*shared)); });
}

void EngineDesk::findCredential(const TenantConfig &tenant)
{
    ask([tenant](EngineWorker &worker) { worker.findCredential(tenant); });
}

void EngineDesk::checkConnection(const TenantConfig &tenant)
{
    begin(Task::Checking);
    ask([tenant](EngineWorker &worker) { worker.checkConnection(tenant); });
}

void EngineDesk::createIncident(const QString &path, const TenantConfig &tenant)
{
    begin(Task::Opening);
    ask([path, tenant](EngineWorker &worker) { worker.createIncident(path, tenant); });
}

void EngineDesk::openIncident(const QString &path)
{
    begin(Task::Opening);
    ask([path](EngineWorker &worker) { worker.openIncident(path); });
}

void EngineDesk::closeIncident()
{
    begin(Task::Closing);
    ask([this](EngineWorker &worker) {
        worker.closeIncident();
        tell([this] {
            if (m_task == Task::Closing)
                end();
        });
    });
}

void EngineDesk::importFile(const QString &path, const QString &column)
{
    begin(Task::Importing);
    ask([path, column](EngineWorker &worker) { worker.importFile(path, column); });
}

void EngineDesk::importList(const QString &name, const QByteArray &bytes, const QString &column)
{
    begin(Task::Importing);
    ask([name, bytes, column](EngineWorker &worker) { worker.importList(name, bytes, column); });
}

void EngineDesk::check()
{
    begin(Task::Surveying);
    ask([](EngineWorker &worker) { worker.check(); });
}

void EngineDesk::look()
{
    begin(Task::Looking);
    ask([](EngineWorker &worker) { worker.look(); });
}

void EngineDesk::lookAt(qint32 ledgerRow)
{
    const bool amid = m_task == Task::Running || m_task == Task::Looking;
    if (!amid)
        begin(Task::Looking);
    ask([ledgerRow, amid](EngineWorker &worker) { worker.lookAt(ledgerRow, amid); });
}

void EngineDesk::plan(const PlanChoices &choices, const plan::UserLists &lists)
{
    begin(Task::Planning);
    ask([choices, lists](EngineWorker &worker) { worker.plan(choices, lists); });
}

void EngineDesk::rehearse()
{
    begin(Task::Rehearsing);
    ask([](EngineWorker &worker) { worker.rehearse(); });
}

void EngineDesk::run(const run::RunOptions &options)
{
    begin(Task::Running);
    ask([options](EngineWorker &worker) { worker.run(options); });
}

void EngineDesk::setPace(const pacing::PaceWish &wish)
{
    ask([wish](EngineWorker &worker) { worker.setPace(wish); });
}

void EngineDesk::pause()
{
    ask([](EngineWorker &worker) { worker.pause(); });
}

void EngineDesk::cancel()
{
    ask([](EngineWorker &worker) { worker.cancel(); });
}

void EngineDesk::settle(const QString &userId, run::Settled how)
{
    begin(Task::Settling);
    ask([userId, how](EngineWorker &worker) { worker.settle(userId, how); });
}

QByteArray EngineDesk::practiceList(int users) const
{
    return m_practiceList.isEmpty() ? QByteArray() : drillList(m_practiceList, users);
}

void EngineDesk::exportTickets(const QString &path)
{
    begin(Task::Exporting);
    ask([path](EngineWorker &worker) { worker.exportTickets(path); });
}

void EngineDesk::exportReport(const QString &incident, const QString &path, ui::ReportFormat format)
{
    begin(Task::Exporting);
    // From the file, in a thread of its own: a report of 100,000 rows must not hold up the calls.
    QThreadPool::globalInstance()->start([this, incident, path, format] {
        const auto found = run::readWhatCanBeRead(incident);
        Result<> written = found ? Result<>() : Result<>(tl::unexpected(found.error()));
        if (found && format == ui::ReportFormat::Html)
            written = texts::writeHtmlReport(path, found->ledger);
        else if (found)
            written = report::writeReport(path,
                format == ui::ReportFormat::Csv ? report::Format::Csv : report::Format::Json,
                found->ledger);
        tell([this, path, written] {
            if (written)
                emit reportWritten(path);
            else
                emit failed(Task::Exporting, written.error());
        });
    });
}

} // namespace bulkhead
