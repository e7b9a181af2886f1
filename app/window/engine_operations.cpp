// SPDX-License-Identifier: Apache-2.0
// What the engine is asked to do with the open incident.
#include "window/engine_worker.h"

#include "composition/hand_out.h"
#include "credentials/sealed.h"
#include "run/rehearsal.h"
#include "secrets/ticket_key.h"

namespace bulkhead {

// The engine of an operation on that incident; it has been told when there is none.
run::Engine *EngineWorker::engineFor(run::Incident *incident, ui::Task task)
{
    const auto refuse = [&](const Error &error) {
        fail(task, error);
        return nullptr;
    };
    if (!incident)
        return refuse({Fault::IncidentMissing, {}});
    const TenantConfig &tenant = incident->ledger().tenant();
    auto credential = m_credentials.of(tenant);
    if (!credential)
        return refuse(credential.error());
    run::EngineOptions options;
    options.management = m_shares;
    auto operation = Operation::make(*incident, std::move(*credential), options, m_clock);
    if (!operation)
        return refuse(operation.error());
    m_paceWishes.reset();
    m_operation = std::move(*operation);
    run::Engine &engine = m_operation->engine();
    m_paceWishes = std::make_unique<PaceWishes>(
        incident->path(), m_shares, m_clock, [this](const pacing::Shares &shares) {
            m_shares = shares;
            m_operation->engine().setShares(shares);
        });
    connect(&engine, &run::Engine::progressed, this, [this, tenant](const run::Progress &progress) {
        if (progress.phase != run::Phase::Connecting)
            m_credentials.accepted(tenant);
        m_tell([this, progress] { emit m_desk.progressed(progress); });
    });
    connect(&engine, &run::Engine::lookedAt, this, [this](const run::UserLook &look) {
        flush(); // what was seen comes before the word that it was
        m_tell([this, look] { emit m_desk.userLooked(look); });
    });
    return &engine;
}

void EngineWorker::operate(ui::Task task, const std::function<void(run::Engine &)> &begin)
{
    run::Engine *engine = engineFor(m_incident.get(), task);
    if (!engine)
        return;
    connect(engine, &run::Engine::ended, this, &EngineWorker::ended);
    begin(*engine);
}

void EngineWorker::endOperation()
{
    m_paceWishes.reset();
    m_operation.reset();
    m_rehearsal.reset();
    m_passing.reset();
    m_rows.clear();
}

void EngineWorker::check()
{
    operate(ui::Task::Surveying, [](run::Engine &engine) { engine.check(); });
}

void EngineWorker::look()
{
    operate(ui::Task::Looking, [](run::Engine &engine) { engine.look(); });
}

void EngineWorker::lookAt(qint32 row, bool amid)
{
    if (!amid)
        return operate(ui::Task::Looking, [row](run::Engine &engine) { engine.lookAt(row); });
    if (m_operation && m_operation->engine().isActive())
        m_operation->engine().lookAt(row);
}

void EngineWorker::plan(const PlanChoices &choices, const plan::UserLists &lists)
{
    operate(ui::Task::Planning, [&](run::Engine &engine) { engine.plan(choices, lists); });
}

void EngineWorker::rehearse()
{
    if (!m_incident)
        return fail(ui::Task::Rehearsing, {Fault::IncidentMissing, {}});
    endOperation();
    auto copy = run::makeRehearsal(*m_incident, m_clock);
    if (!copy)
        return fail(ui::Task::Rehearsing, copy.error());
    m_rehearsal = std::move(*copy);
    run::Engine *engine = engineFor(m_rehearsal.get(), ui::Task::Rehearsing);
    if (!engine)
        return m_rehearsal.reset();
    connect(engine, &run::Engine::ended, this, &EngineWorker::rehearsed);
    engine->run({.rehearse = true});
}

void EngineWorker::rehearsed(run::End end, const std::optional<Error> &error)
{
    const ui::Rehearsed told{
        std::make_shared<journal::Ledger>(m_rehearsal->ledger()), m_rehearsal->path(), end, error};
    // Later: the engine that has ended is still at work. The copy is one file again when it is
    // told.
    m_clock.after(0, this, [this, told] {
        endOperation();
        m_tell([this, told] { emit m_desk.rehearsed(told); });
    });
}

void EngineWorker::run(const run::RunOptions &options)
{
    const auto settings = m_incident ? mailSettings() : std::nullopt;
    if (!settings)
        return findTicketKey(options);
    const QString id = m_incident->ledger().id();
    m_mail.open(*settings, [this, id, options](Result<std::shared_ptr<const run::Mail>> mail) {
        if (!m_incident || m_incident->ledger().id() != id)
            return; // closed meanwhile
        // A run that goes on revokes all the same; what is wrong is told at its end.
        if (!mail && !m_incident->ledger().runStarted())
            return fail(ui::Task::Running, mail.error());
        run::RunOptions with = options;
        if (mail)
            with.mail = std::move(*mail);
        else
            with.mailFault = mail.error();
        findTicketKey(with);
    });
}

void EngineWorker::findTicketKey(const run::RunOptions &options)
{
    if (!m_incident || !m_incident->ledger().choices().reset.testFlag(ResetMethod::Ticket))
        return begin(options);
    // Its links are kept with a key of the keychain; without one they are made and not kept.
    const QString id = m_incident->ledger().id();
    secrets::findTicketKey(id, secrets::IfMissing::Make, m_credentials.keychain(),
        [this, id, options](Result<Secret> key) {
            if (!m_incident || m_incident->ledger().id() != id)
                return; // closed meanwhile
            run::RunOptions with = options;
            if (key)
                with.ticketKey = std::make_shared<const Secret>(std::move(*key));
            else if (with.mail) // only this process can open them
                with.ticketKey = std::make_shared<const Secret>(credentials::newSealingKey());
            begin(with);
        });
}

void EngineWorker::begin(const run::RunOptions &options)
{
    operate(ui::Task::Running, [&](run::Engine &engine) { engine.run(options); });
}

void EngineWorker::ended(run::End end, std::optional<Error> error)
{
    m_paceWishes.reset();
    if (end == run::End::Cancelled) {
        if (const auto recorded = recordCancelled(); !recorded) {
            end = run::End::Halted;
            error = recorded.error();
        }
    }
    flush(); // what the file says comes before the word that it is over
    m_tell([this, end, error] { emit m_desk.taskEnded(end, error); });
}

void EngineWorker::setPace(const pacing::PaceWish &wish)
{
    if (m_paceWishes)
        m_paceWishes->take(wish);
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

void EngineWorker::exportTickets(const QString &path)
{
    if (!m_incident)
        return fail(ui::Task::Exporting, {Fault::IncidentMissing, {}});
    const QString id = m_incident->ledger().id();
    secrets::findTicketKey(id, secrets::IfMissing::Fail, m_credentials.keychain(),
        [this, id, path](const Result<Secret> &key) {
            if (!m_incident || m_incident->ledger().id() != id)
                return; // closed meanwhile
            if (!key)
                return fail(ui::Task::Exporting, {Fault::TicketKeyMissing, key.error().detail});
            writeTickets(*key, path);
        });
}

void EngineWorker::writeTickets(const Secret &key, const QString &path)
{
    const auto tickets =
        handOut(m_incident->path(), m_incident->ledger(), key, m_clock.utcMs(), path);
    if (!tickets)
        return fail(ui::Task::Exporting, tickets.error());
    const ui::TicketsWritten told{
        path, qint64(tickets->usable.size()), tickets->expired, tickets->unreadable};
    m_tell([this, told] { emit m_desk.ticketsWritten(told); });
}

} // namespace bulkhead
