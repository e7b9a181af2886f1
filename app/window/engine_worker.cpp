// SPDX-License-Identifier: Apache-2.0
#include "window/engine_worker.h"

#include "window/created_here.h"

#include <QBuffer>
#include <QDir>
#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace bulkhead {
namespace {

constexpr int tellEveryMs = 100;
constexpr int practiceUsers = 1000;

} // namespace

EngineWorker::EngineWorker(ui::Desk &desk, Tell tell)
    : m_desk(desk), m_tell(std::move(tell)),
      m_credentials(m_clock, [this](ui::SecretPlace place, credentials::Kind kind) {
          m_tell([this, place, kind] { emit m_desk.credentialKept(place, kind); });
      })
{
    m_credentials.setParent(this); // goes along into the engine's thread
}

EngineWorker::~EngineWorker() = default;

void EngineWorker::fail(ui::Task task, const Error &error)
{
    m_tell([this, task, error] { emit m_desk.failed(task, error); });
}

void EngineWorker::startPractice()
{
    practice::TenantOptions options{.users = practiceUsers};
    // An unfinished drill finds its tenant where it was.
    if (m_incident && m_incident->ledger().practice()) {
        const TenantConfig &known = m_incident->ledger().tenant();
        options.port = quint16(known.address.url().port());
        options.clientId = known.clientId;
    }
    m_practice = std::make_unique<practice::Tenant>(options, m_clock);
    if (const auto listening = m_practice->listen(); !listening) {
        m_practice.reset();
        return fail(ui::Task::StartingPractice, listening.error());
    }
    const TenantConfig tenant{*TenantAddress::parse(m_practice->url()), m_practice->clientId(),
        m_practice->audience(), {}};
    m_credentials.keep(
        tenant, credentials::ClientSecret{Secret(m_practice->clientSecret().toUtf8())});
    practiceListReady(m_practice->sampleCsv(practiceUsers));
    m_credentials.find(tenant);
    m_tell([this, tenant] { emit m_desk.practiceStarted(tenant); });
}

void EngineWorker::giveCredential(const TenantConfig &tenant, ui::GivenCredential given)
{
    if (const auto kept = m_credentials.give(tenant, std::move(given)); !kept)
        fail(ui::Task::None, kept.error());
}

void EngineWorker::findCredential(const TenantConfig &tenant)
{
    m_credentials.find(tenant);
}

void EngineWorker::checkConnection(const TenantConfig &tenant)
{
    auto credential = m_credentials.of(tenant);
    if (!credential)
        return fail(ui::Task::Checking, credential.error());
    auto transport = auth0::makeHttpTransport({.address = tenant.address, .caFile = tenant.caFile});
    if (!transport)
        return fail(ui::Task::Checking, transport.error());
    m_check.reset();
    m_checkTransport = std::move(*transport);
    m_check = std::make_unique<run::ConnectionCheck>(
        tenant, std::move(*credential), QString(), *m_checkTransport, m_clock);
    m_check->start([this, tenant](const Result<run::ConnectionReport> &report) {
        if (!report)
            return fail(ui::Task::Checking, report.error());
        m_credentials.accepted(tenant);
        m_tell([this, told = *report] { emit m_desk.connectionChecked(told); });
    });
}

void EngineWorker::createIncident(const QString &path, const TenantConfig &tenant)
{
    // A file of authorities that cannot be used is told before an incident names it.
    if (const auto transport =
            auth0::makeHttpTransport({.address = tenant.address, .caFile = tenant.caFile});
        !transport)
        return fail(ui::Task::Opening, transport.error());
    QDir().mkpath(QFileInfo(path).absolutePath());
    auto incident = run::Incident::create(
        journal::incidentPath(QFileInfo(path).absoluteFilePath()), tenant, m_clock);
    if (!incident)
        return fail(ui::Task::Opening, incident.error());
    const bool builtIn = m_practice && m_practice->url() == tenant.address.origin();
    rememberCreatedHere((*incident)->ledger().id(), builtIn);
    adopt(std::move(*incident), true);
}

void EngineWorker::openIncident(const QString &path)
{
    endOperation();
    m_incident.reset(); // the same file may be opened again
    const QString file = journal::incidentPath(QFileInfo(path).absoluteFilePath());
    auto incident = run::Incident::open(file, m_clock);
    if (!incident)
        return openForReading(file, incident.error());
    const bool ours = wasCreatedHere((*incident)->ledger().id());
    adopt(std::move(*incident), ours);
}

void EngineWorker::openForReading(const QString &path, const Error &why)
{
    const bool readable =
        why.fault == Fault::IncidentDamaged || why.fault == Fault::IncidentUnwritable;
    auto found = readable ? run::readWhatCanBeRead(path) : tl::unexpected(why);
    if (!found)
        return fail(ui::Task::Opening, why);
    const QString id = found->ledger.id();
    const ui::OpenedIncident opened{path, wasCreatedHere(id), wasOnBuiltInPractice(id), why};
    const auto ledger = std::make_shared<journal::Ledger>(std::move(found->ledger));
    m_tell([this, ledger] { emit m_desk.ledgerReplaced(ledger); });
    m_tell([this, opened] { emit m_desk.incidentOpened(opened); });
}

void EngineWorker::adopt(std::unique_ptr<run::Incident> incident, bool createdHere)
{
    endOperation();
    m_incident = std::move(incident);
    m_fresh.clear();
    m_shares = {};
    m_incident->onRecorded([this](const std::vector<journal::Entry> &entries) {
        m_fresh.insert(m_fresh.end(), entries.begin(), entries.end());
        if (!std::exchange(m_flushPlanned, true))
            m_clock.after(tellEveryMs, this, [this] { flush(); });
    });
    replaceLedger();
    const ui::OpenedIncident opened{
        m_incident->path(), createdHere, wasOnBuiltInPractice(m_incident->ledger().id())};
    m_tell([this, opened] { emit m_desk.incidentOpened(opened); });
}

void EngineWorker::closeIncident()
{
    endOperation();
    m_incident.reset();
    m_fresh.clear();
}

void EngineWorker::replaceLedger()
{
    m_fresh.clear(); // they are in it
    const auto copy = std::make_shared<journal::Ledger>(m_incident->ledger());
    m_tell([this, copy] { emit m_desk.ledgerReplaced(copy); });
}

void EngineWorker::flush()
{
    m_flushPlanned = false;
    if (m_fresh.empty())
        return;
    m_tell([this, entries = std::exchange(m_fresh, {})] { emit m_desk.recorded(entries); });
}

void EngineWorker::importFile(const QString &path, const QString &column)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ui::Task::Importing,
            {Fault::ListUnreadable, u"%1 (%2)"_s.arg(path, file.errorString())});
    importFrom(file, QFileInfo(path).fileName(), column);
}

void EngineWorker::importList(const QString &name, const QByteArray &bytes, const QString &column)
{
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    importFrom(buffer, name, column);
}

void EngineWorker::importFrom(QIODevice &device, const QString &name, const QString &column)
{
    if (!m_incident)
        return fail(ui::Task::Importing, {Fault::IncidentMissing, {}});
    const auto summary = run::importList(*m_incident, name, device, {column});
    if (!summary) {
        const Error &error = summary.error();
        return fail(
            ui::Task::Importing, {error.fault, error.detail.isEmpty() ? name : error.detail});
    }
    replaceLedger();
    m_tell([this, told = *summary] { emit m_desk.imported(told); });
}

} // namespace bulkhead
