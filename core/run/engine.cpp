// SPDX-License-Identifier: Apache-2.0
#include "run/engine.h"

#include "plan/mail_rate.h"
#include "plan/preflight.h"
#include "run/assumed_limits.h"
#include "run/looker.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace bulkhead::run {
namespace {

constexpr qint64 pausePatienceMs = 4000;
constexpr qint64 letterPatienceMs = 3000; // a letter may take a second to be broken off

} // namespace

Engine::Engine(Incident &incident, credentials::Credential credential, auth0::Transport &transport,
    EngineOptions options, Clock &clock)
    : m_incident(incident), m_transport(transport), m_clock(clock),
      m_management(options.plan ? options.plan->management : assumedManagement, options.management),
      m_authentication(options.plan ? options.plan->authentication : assumedAuthentication),
      m_options(options), m_access(incident.ledger().tenant(), std::move(credential),
                              incident.ledger().issuer(), transport, m_authentication, clock),
      m_urgent(incident, [this](const UserLook &look) {
          m_changedRows.push_back(look.row);
          emit lookedAt(look);
      })
{
}

Engine::~Engine() = default;

void Engine::check()
{
    open({}, [this] { survey({}, [this] { finish(End::Done, std::nullopt); }); });
}

void Engine::driverEnded(const std::optional<Error> &error, const Next &next)
{
    if (error)
        return finish(End::Halted, error);
    // Later: the caller that is at its end is still at work.
    m_clock.after(0, this, [this, next] {
        countAnew();
        m_caller.reset();
        if (m_wish)
            return finish(*m_wish, std::nullopt);
        next();
    });
}

void Engine::run(const RunOptions &options)
{
    open(neededScopes(m_incident.ledger().choices()), [this, options] {
        if (m_incident.ledger().isRehearsal() && !options.rehearse)
            return finish(End::Halted, Error{Fault::IsRehearsal, m_incident.path()});
        if (const auto stop = preflightStop(options))
            return finish(End::Halted, stop);
        closeForSweep(options, [this, options] { execute(options); });
    });
}

void Engine::execute(const RunOptions &options)
{
    setMailShares(m_incident.ledger().choices());
    m_phase = Phase::Running;
    m_execution = std::make_unique<Execution>(m_incident, options,
        Heart([this] { return figures(); }), m_clock, m_access.tenantClock(),
        [this](const std::optional<Error> &error) { executionEnded(error); });
    if (mayReadLogs())
        m_execution->settleByLog();
    m_execution->onChanged([this](qint32 row) {
        m_changedRows.push_back(row);
        if (m_mailing)
            m_mailing->look(row);
    });
    if (const auto begun = m_execution->begin(); !begun)
        return finish(End::Halted, begun.error());
    if (const auto begun = startMailing(options); !begun)
        return runEnded(begun.error());
    startCaller(watched(*m_execution));
}

void Engine::look()
{
    open(resolvingScopes(), [this] { startLooking(rowsThatWereReset(m_incident.ledger())); });
}

void Engine::lookAt(qint32 row)
{
    const auto ask = [this, row] {
        m_urgent.ask(row);
        if (m_caller)
            m_caller->wake();
    };
    if (m_active)
        return ask();
    open(resolvingScopes(), [this, ask] {
        ask();
        startLooking({});
    });
}

void Engine::startLooking(std::vector<qint32> rows)
{
    auto looker =
        std::make_unique<Looker>(m_incident, std::move(rows), Heart([this] { return figures(); }),
            m_clock, [this](const std::optional<Error> &error) { lookingEnded(error); });
    looker->onChanged([this](qint32 row) { m_changedRows.push_back(row); });
    startReading(Phase::Looking, std::move(looker));
}

void Engine::lookingEnded(const std::optional<Error> &error)
{
    if (error)
        return finish(End::Halted, error);
    finish(m_reading->done() < m_reading->total() ? m_wish.value_or(End::Paused) : End::Done, {});
}

// By what the tenant last told; the token is the one of now.
std::optional<Error> Engine::preflightStop(const RunOptions &options)
{
    const auto &ledger = m_incident.ledger();
    plan::PreflightFacts facts{surveyFromJson(ledger.survey()), ledger.choices(), ledger.counts()};
    facts.survey.token = m_access.tokenFacts();
    const qint64 all = std::max<qint64>(1, ledger.userTotal());
    const qint64 left = ledger.userTotal(StepState::Pending)
        + (options.retryFailed ? ledger.userTotal(StepState::Failed) : 0);
    const qint64 now = options.first > 0 ? std::min(left, options.first) : left;
    facts.counts.seconds = facts.counts.seconds * now / all;
    QStringList names;
    for (const plan::Finding &each : plan::stopsOf(plan::preflight(facts)))
        names << wireName(each.code);
    if (names.isEmpty())
        return std::nullopt;
    return Error{Fault::PreflightStop, names.join(u", ")};
}

void Engine::setMailShares(const PlanChoices &choices)
{
    const TenantSurvey survey = surveyFromJson(m_incident.ledger().survey());
    m_authentication.cap(
        pacing::EndpointGroup::Mail, m_options.mailPerS.value_or(plan::mailsPerS(survey, choices)));
}

// Only when the token says so: a refusal must not stand in a run's way.
bool Engine::mayReadLogs() const
{
    return m_access.scopesKnown()
        && (m_access.missing({u"read:logs"_s}).isEmpty()
            || m_access.missing({u"read:logs_users"_s}).isEmpty());
}

void Engine::open(const QStringList &scopes, Next next)
{
    m_active = true;
    m_wish.reset();
    m_urgent.forget();
    m_caller.reset(); // of the operation before: its calls are not ours
    m_accessBefore = {m_access.sent(), m_access.throttled()};
    m_callsBefore = {};
    m_phase = Phase::Connecting;
    if (m_incident.ledger().tenantSeen())
        m_access.endure(); // that tenant exists
    if (!std::exchange(m_ticking, true))
        tick();
    m_access.open([this, scopes, next](const Result<> &opened) {
        if (m_wish)
            return finish(*m_wish, std::nullopt);
        if (!opened)
            return finish(End::Halted, opened.error());
        const QStringList missing = m_access.missing(scopes);
        if (!missing.isEmpty())
            return finish(End::Halted, Error{Fault::ScopeMissing, missing.join(u' ')});
        if (const auto frozen = freezeIdentity(); !frozen)
            return finish(End::Halted, frozen.error());
        next();
    });
}

Result<> Engine::freezeIdentity()
{
    if (m_incident.ledger().tenantSeen())
        return {};
    const auto &identity = m_access.identity();
    const QJsonObject object{
        {u"issuer"_s, identity.issuer},
        {u"practice"_s, identity.practice},
    };
    return m_incident.record(journal::Entry{.kind = journal::EntryKind::TenantSeen,
        .text = QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact))});
}

void Engine::startCaller(Driver &driver)
{
    m_urgent.goBefore(driver);
    m_caller = std::make_unique<Caller>(
        m_urgent, m_access, m_transport, Caller::Pacers{m_management, m_authentication}, m_clock);
    m_caller->start();
}

void Engine::startReading(Phase phase, std::unique_ptr<ReadingDriver> driver)
{
    m_phase = phase;
    m_reading = std::move(driver);
    startCaller(*m_reading);
}

Result<> Engine::startMailing(const RunOptions &options)
{
    m_mailing.reset();
    m_mailFault = options.mailFault;
    if (!options.mail || options.rehearse)
        return {};
    const auto kind = mail::letterKind(m_incident.ledger().choices(), options.mail->settings);
    if (!kind)
        return {}; // there is nothing to write about
    const QUrl &server = options.mail->settings.server;
    if (m_incident.ledger().practice() && !isLoopbackHost(server.host()))
        return failure(Fault::MailLeavesPractice, nameOf(server));
    m_mailing = std::make_unique<Mailing>(
        m_incident, *kind, *options.mail, options.ticketKey, m_clock, m_access.tenantClock());
    m_mailing->onChanged([this](qint32 row) { m_changedRows.push_back(row); });
    return m_mailing->begin();
}

// The calls are through. Letters go on, unless nothing more is to be begun.
void Engine::executionEnded(const std::optional<Error> &error)
{
    if (!m_mailing)
        return runEnded(error || m_wish ? error : m_mailFault);
    if (error || m_wish)
        m_mailing->stop(letterPatienceMs);
    m_mailing->finish([this, error](const std::optional<Error> &ofMail) {
        m_clock.after(0, this, [this, error = error ? error : ofMail] { runEnded(error); });
    });
}

void Engine::runEnded(const std::optional<Error> &error)
{
    using journal::RunEnd;
    static const std::array ends{
        RunEnd::Finished, RunEnd::Paused, RunEnd::Cancelled, RunEnd::Halted};
    const End end = endOfRun(error);
    const auto halted = end == End::Halted ? error : std::nullopt;
    const auto written = m_execution->end(ends[size_t(end)], halted);
    if (!written && !halted)
        return finish(End::Halted, written.error());
    if (!error && !m_wish && gateStands()) // all are through, or the first N
        return openAfterSweep(end);
    finish(end, halted);
}

End Engine::endOfRun(const std::optional<Error> &error) const
{
    if (error && m_wish != End::Cancelled) // who cancels has cancelled, whatever comes in the way
        return End::Halted;
    const auto &ledger = m_incident.ledger();
    const bool lettersLeft =
        ledger.mail() && !ledger.isRehearsal() && ledger.userTotal(StepState::Pending) > 0;
    if (m_execution->allDone() && !lettersLeft)
        return End::Done;
    return m_wish.value_or(End::Paused); // nobody's wish: the first N are through
}

void Engine::finish(End end, std::optional<Error> error)
{
    if (!std::exchange(m_active, false))
        return;
    m_access.stop();
    publish();
    emit ended(end, error);
}

void Engine::pause()
{
    if (!m_wish)
        m_wish = End::Paused;
    if (m_mailing)
        m_mailing->stop(letterPatienceMs);
    if (m_caller)
        return m_caller->stop(pausePatienceMs);
    m_transport.abortAll();
    finish(*m_wish, std::nullopt);
}

void Engine::cancel()
{
    m_wish = End::Cancelled;
    pause();
}

void Engine::setShares(pacing::Shares management)
{
    m_management.setShares(management);
}

} // namespace bulkhead::run
