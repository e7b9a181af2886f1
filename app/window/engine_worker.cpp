// SPDX-License-Identifier: Apache-2.0
#include "window/engine_worker.h"

#include "secrets/find_credential.h"
#include "secrets/ticket_key.h"
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

QString keyOf(const TenantConfig &tenant)
{
    return secrets::clientSecretKey(tenant.clientId, tenant.address);
}

} // namespace

EngineWorker::EngineWorker(ui::Desk &desk, Tell tell)
    : m_desk(desk), m_tell(std::move(tell)), m_keychain(m_clock)
{
    m_keychain.setParent(this); // goes along into the engine's thread
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
    keep(tenant, credentials::ClientSecret{Secret(m_practice->clientSecret().toUtf8())});
    practiceListReady(m_practice->sampleCsv(practiceUsers));
    tellKept(ui::SecretPlace::Memory, credentials::Kind::ClientSecret);
    m_tell([this, tenant] { emit m_desk.practiceStarted(tenant); });
}

void EngineWorker::tellKept(ui::SecretPlace place, credentials::Kind kind)
{
    m_tell([this, place, kind] { emit m_desk.credentialKept(place, kind); });
}

void EngineWorker::keep(const TenantConfig &tenant, credentials::Credential credential)
{
    m_credentials.insert(
        keyOf(tenant), std::make_shared<credentials::Credential>(std::move(credential)));
}

void EngineWorker::giveCredential(const TenantConfig &tenant, ui::GivenCredential given)
{
    m_unproved.clear();
    if (const auto *file = std::get_if<credentials::KeyFile>(&given)) {
        auto key = secrets::readKeyFile(*file);
        if (!key)
            return fail(ui::Task::None, key.error());
        keep(tenant, std::move(key->credential));
    } else if (auto *token = std::get_if<credentials::ManagementToken>(&given)) {
        keep(tenant, std::move(*token));
    } else {
        keep(tenant, std::move(std::get<credentials::ClientSecret>(given)));
        m_unproved = keyOf(tenant);
    }
    tellKept(ui::SecretPlace::Memory, credentials::Kind(given.index()));
}

// Only now: a keychain keeps nothing that was mistyped. A prompt of its own holds nobody up.
void EngineWorker::accepted(const TenantConfig &tenant)
{
    if (m_unproved.isEmpty() || m_unproved != keyOf(tenant))
        return;
    const auto proved = m_credentials.value(std::exchange(m_unproved, {}));
    const Secret &secret = std::get<credentials::ClientSecret>(*proved).secret;
    m_keychain.write(keyOf(tenant), secret, [this](const Result<> &written) {
        if (written)
            tellKept(ui::SecretPlace::Keychain, credentials::Kind::ClientSecret);
    });
}

void EngineWorker::findCredential(const TenantConfig &tenant)
{
    const QString key = keyOf(tenant);
    if (const auto known = m_credentials.value(key))
        return tellKept(ui::SecretPlace::Memory, kindOf(*known));
    m_keychain.read(key, [this, tenant](Result<std::optional<Secret>> found) {
        const bool there = found && found->has_value();
        if (there)
            keep(tenant, credentials::ClientSecret{std::move(**found)});
        tellKept(there ? ui::SecretPlace::Keychain : ui::SecretPlace::Nowhere,
            credentials::Kind::ClientSecret);
    });
}

Result<credentials::Credential> EngineWorker::credentialOf(const TenantConfig &tenant) const
{
    const auto known = m_credentials.value(keyOf(tenant));
    if (!known)
        return failure(Fault::SecretMissing, QStringLiteral("keychain"));
    return clone(*known);
}

void EngineWorker::checkConnection(const TenantConfig &tenant)
{
    auto credential = credentialOf(tenant);
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
        accepted(tenant);
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
    m_operation.reset();
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
    m_operation.reset();
    m_incident = std::move(incident);
    m_fresh.clear();
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
    m_operation.reset();
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

void EngineWorker::operate(ui::Task task, const std::function<void(run::Engine &)> &begin)
{
    if (!m_incident)
        return fail(task, {Fault::IncidentMissing, {}});
    auto credential = credentialOf(m_incident->ledger().tenant());
    if (!credential)
        return fail(task, credential.error());
    auto operation = Operation::make(*m_incident, std::move(*credential), {}, m_clock);
    if (!operation)
        return fail(task, operation.error());
    m_operation = std::move(*operation);
    run::Engine &engine = m_operation->engine();
    connect(&engine, &run::Engine::progressed, this, [this](const run::Progress &progress) {
        if (progress.phase != run::Phase::Connecting)
            accepted(m_incident->ledger().tenant());
        m_tell([this, progress] { emit m_desk.progressed(progress); });
    });
    connect(&engine, &run::Engine::ended, this, &EngineWorker::ended);
    begin(engine);
}

void EngineWorker::check()
{
    operate(ui::Task::Surveying, [](run::Engine &engine) { engine.check(); });
}

void EngineWorker::look()
{
    operate(ui::Task::Looking, [](run::Engine &engine) { engine.look(); });
}

void EngineWorker::plan(const PlanChoices &choices)
{
    operate(ui::Task::Planning, [&](run::Engine &engine) { engine.plan(choices); });
}

void EngineWorker::run(const run::RunOptions &options)
{
    if (!m_incident || !m_incident->ledger().choices().reset.testFlag(ResetMethod::Ticket))
        return begin(options);
    // Its links are kept with a key of the keychain; without one they are made and not kept.
    const QString id = m_incident->ledger().id();
    secrets::findTicketKey(
        id, secrets::IfMissing::Make, m_keychain, [this, id, options](Result<Secret> key) {
            if (!m_incident || m_incident->ledger().id() != id)
                return; // closed meanwhile
            run::RunOptions with = options;
            if (key)
                with.ticketKey = std::make_shared<const Secret>(std::move(*key));
            begin(with);
        });
}

void EngineWorker::begin(const run::RunOptions &options)
{
    operate(ui::Task::Running, [&](run::Engine &engine) { engine.run(options); });
}

void EngineWorker::ended(run::End end, std::optional<Error> error)
{
    if (end == run::End::Cancelled) {
        if (const auto recorded = recordCancelled(); !recorded) {
            end = run::End::Halted;
            error = recorded.error();
        }
    }
    flush(); // what the file says comes before the word that it is over
    m_tell([this, end, error] { emit m_desk.taskEnded(end, error); });
}

void EngineWorker::pause()
{
    if (m_operation)
        m_operation->engine().pause();
}

void EngineWorker::cancel()
{
    if (!m_incident)
        return;
    if (m_operation && m_operation->engine().isActive())
        return m_operation->engine().cancel();
    ended(run::End::Cancelled, std::nullopt);
}

// A run that was cancelled before it went on has said nothing to the file.
Result<> EngineWorker::recordCancelled()
{
    using State = journal::IncidentState;
    const State state = m_incident->ledger().state();
    if (state != State::Paused && state != State::Halted)
        return {};
    return m_incident->record(journal::Entry{
        .kind = journal::EntryKind::RunEnded, .code = int(journal::RunEnd::Cancelled)});
}

void EngineWorker::settle(const QString &userId, run::Settled how)
{
    if (!m_incident)
        return fail(ui::Task::Settling, {Fault::IncidentMissing, {}});
    if (const auto recorded = run::settle(*m_incident, userId, how); !recorded)
        return fail(ui::Task::Settling, recorded.error());
    flush();
    m_tell([this] { emit m_desk.settled(); });
}

} // namespace bulkhead
