// SPDX-License-Identifier: Apache-2.0
#include "run/engine.h"

#include "plan/mail_rate.h"
#include "plan/preflight.h"
#include "run/assumed_limits.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace bulkhead::run {
namespace {

constexpr qint64 pausePatienceMs = 4000;
constexpr int publishMs = 100;

} // namespace

Engine::Engine(Incident &incident, credentials::Credential credential, auth0::Transport &transport,
    EngineOptions options, Clock &clock)
    : m_incident(incident), m_transport(transport), m_clock(clock),
      m_management(options.plan ? options.plan->management : assumedManagement, options.management),
      m_authentication(options.plan ? options.plan->authentication : assumedAuthentication),
      m_options(options), m_access(incident.ledger().tenant(), std::move(credential),
                              incident.ledger().issuer(), transport, m_authentication, clock)
{
}

Engine::~Engine() = default;

void Engine::check()
{
    open({}, [this] { survey({}, [this] { finish(End::Done, std::nullopt); }); });
}

void Engine::plan(const PlanChoices &choices, const plan::UserLists &lists)
{
    m_choices = choices;
    m_lists = lists;
    open(resolvingScopes(), [this] { survey(m_choices, [this] { resolve(); }); });
}

void Engine::survey(const std::optional<PlanChoices> &of, Next next)
{
    m_phase = Phase::Surveying;
    m_survey = std::make_unique<Survey>(
        m_incident, m_access.tokenFacts().scopes, of,
        [this](TenantSurvey &survey) { complete(survey); }, Heart([this] { return figures(); }),
        m_clock, [this, next](const std::optional<Error> &error) { driverEnded(error, next); });
    startCaller(*m_survey);
}

void Engine::complete(TenantSurvey &survey)
{
    const qint64 now = m_clock.steadyMs();
    survey.token = m_access.tokenFacts();
    if (const auto tenantMs = m_access.tenantClock().utcMs(now))
        survey.clockAheadMs = *tenantMs - m_clock.utcMs();
    survey.management.burst = m_management.shared().believed().size;
    survey.management.perS = m_management.shared().believed().ratePerS;
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

// What was called is in the journal; what comes next counts its own.
void Engine::countAnew()
{
    const auto now = figures().calls;
    for (size_t api = 0; api < now.size(); ++api) {
        m_callsBefore[api].sent += now[api].sent;
        m_callsBefore[api].throttled += now[api].throttled;
    }
    m_accessBefore = {m_access.sent(), m_access.throttled()};
}

void Engine::resolve()
{
    m_phase = Phase::Resolving;
    m_resolver = std::make_unique<Resolver>(m_incident, Heart([this] { return figures(); }),
        m_clock, [this](const std::optional<Error> &error) {
            driverEnded(error, [this] { searchEvidence(); });
        });
    startCaller(*m_resolver);
}

void Engine::run(const RunOptions &options)
{
    open(neededScopes(m_incident.ledger().choices()), [this, options] {
        if (const auto stop = preflightStop(options))
            return finish(End::Halted, stop);
        setMailShares();
        m_phase = Phase::Running;
        m_execution = std::make_unique<Execution>(m_incident, options,
            Heart([this] { return figures(); }), m_clock, m_access.tenantClock(),
            [this](const std::optional<Error> &error) { executionEnded(error); });
        if (mayReadLogs())
            m_execution->settleByLog();
        m_execution->onChanged([this](qint32 row) { m_changedRows.push_back(row); });
        if (const auto begun = m_execution->begin(); !begun)
            return finish(End::Halted, begun.error());
        startCaller(*m_execution);
    });
}

void Engine::look()
{
    open(resolvingScopes(), [this] {
        m_phase = Phase::Looking;
        m_looker = std::make_unique<Looker>(m_incident, Heart([this] { return figures(); }),
            m_clock, [this](const std::optional<Error> &error) { lookingEnded(error); });
        m_looker->onChanged([this](qint32 row) { m_changedRows.push_back(row); });
        startCaller(*m_looker);
    });
}

void Engine::lookingEnded(const std::optional<Error> &error)
{
    if (error)
        return finish(End::Halted, error);
    finish(m_looker->looked() < m_looker->total() ? m_wish.value_or(End::Paused) : End::Done, {});
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

void Engine::setMailShares()
{
    const TenantSurvey survey = surveyFromJson(m_incident.ledger().survey());
    m_authentication.cap(
        pacing::EndpointGroup::Mail, m_options.mailPerS.value_or(plan::mailsPerS(survey)));
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
    m_caller = std::make_unique<Caller>(
        driver, m_access, m_transport, Caller::Pacers{m_management, m_authentication}, m_clock);
    m_caller->start();
}

EvidenceSources Engine::evidenceSources() const
{
    if (!m_choices.window.isKnown() || !m_access.scopesKnown())
        return {};
    return {m_access.missing({u"read:authentication_methods"_s}).isEmpty(), mayReadLogs()};
}

void Engine::searchEvidence()
{
    if (const auto turned = searchWindow(m_incident, m_choices.window); !turned)
        return finish(End::Halted, turned.error());
    const EvidenceSources sources = evidenceSources();
    if (sources.calls() == 0)
        return freeze();
    m_phase = Phase::Evidence;
    m_evidence = std::make_unique<EvidenceSearch>(
        m_incident, sources,
        [this](qint32 row) {
            const auto &ledger = m_incident.ledger();
            return !plan::exemption(m_lists, ledger.user(row), ledger.identifier(row));
        },
        Heart([this] { return figures(); }), m_clock,
        [this](const std::optional<Error> &error) { driverEnded(error, [this] { freeze(); }); });
    startCaller(*m_evidence);
}

void Engine::freeze()
{
    setMailShares();
    plan::Rates rates;
    const auto believed = m_management.shared().believed();
    rates.management = {believed.size, m_management.ceilingPerS()};
    rates.authentication = {1, m_authentication.ceilingPerS(pacing::EndpointGroup::Mail)};
    const auto counts =
        freezePlan(m_incident, m_choices, m_lists, rates, m_resolver->tenantUsers());
    if (!counts)
        return finish(End::Halted, counts.error());
    emit planned(*counts);
    finish(End::Done, std::nullopt);
}

void Engine::executionEnded(const std::optional<Error> &error)
{
    using journal::RunEnd;
    static const std::array ends{
        RunEnd::Finished, RunEnd::Paused, RunEnd::Cancelled, RunEnd::Halted};
    const End end = endOfRun(error);
    const auto halted = end == End::Halted ? error : std::nullopt;
    const auto written = m_execution->end(ends[size_t(end)], halted);
    if (!written && !halted)
        return finish(End::Halted, written.error());
    finish(end, halted);
}

End Engine::endOfRun(const std::optional<Error> &error) const
{
    if (error && m_wish != End::Cancelled) // who cancels has cancelled, whatever comes in the way
        return End::Halted;
    if (m_execution->allDone())
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

Figures Engine::figures() const
{
    Figures figures;
    const qint64 now = m_clock.steadyMs();
    if (m_caller) {
        for (const Api api : allApis) {
            const Lane &lane = m_caller->lane(api);
            figures.calls[size_t(api)] = {lane.sent, lane.throttled};
        }
    }
    auto &authentication = figures.calls[size_t(Api::Authentication)];
    authentication.sent += m_access.sent() - m_accessBefore.sent;
    authentication.throttled += m_access.throttled() - m_accessBefore.throttled;
    figures.pacePerS = m_management.pacePerS(now) + m_authentication.pacePerS(now);
    figures.ceilingPerS = {
        m_management.ceilingPerS(), m_authentication.ceilingPerS(pacing::EndpointGroup::Mail)};
    figures.limit = limit();
    return figures;
}

journal::AssumedLimit Engine::limit() const
{
    const auto &shared = m_management.shared();
    const auto believed = shared.believed();
    const auto *plan = pacing::detectPlan(
        {shared.limitSeen(), m_authentication.shared().limitSeen(), m_management.groupsApart()});
    // The tenant does not tell plans of one size apart; whoever runs it may know.
    if (m_options.plan && (!plan || plan->management.size == m_options.plan->management.size))
        plan = m_options.plan;
    const auto *named = plan && plan->management.size == believed.size ? plan : nullptr;
    return {
        named ? QString::fromLatin1(named->name.data(), qsizetype(named->name.size())) : QString(),
        shared.limitSeen() > 0, believed.size, believed.ratePerS, shared.ceilingPerS(),
        shared.reserve(), shared.othersPerS()};
}

void Engine::tick()
{
    m_ticking = m_active;
    if (!m_active)
        return;
    publish();
    m_clock.after(publishMs, this, [this] { tick(); });
}

void Engine::publish()
{
    emit progressed(progress());
}

Waiting Engine::waiting() const
{
    if (m_access.outage().active())
        return Waiting::Outage;
    if (!m_caller)
        return Waiting::No;
    for (const Api api : allApis) {
        if (m_caller->lane(api).outage.active())
            return Waiting::Outage;
    }
    const bool others = m_management.shared().crowded(m_clock.steadyMs());
    return others ? Waiting::Others : Waiting::No;
}

Progress Engine::progress()
{
    const auto &ledger = m_incident.ledger();
    const Figures now = figures();
    Progress progress;
    progress.phase = m_phase;
    progress.waiting = waiting();
    for (const size_t api : {0u, 1u})
        progress.calls[api] = {now.calls[api].sent + m_callsBefore[api].sent,
            now.calls[api].throttled + m_callsBefore[api].throttled};
    const qint64 nowMs = m_clock.steadyMs();
    progress.pacePerS = {m_management.pacePerS(nowMs), m_authentication.pacePerS(nowMs)};
    progress.ceilingPerS = now.ceilingPerS;
    progress.limit = now.limit;
    progress.changedRows = std::exchange(m_changedRows, {});
    for (size_t state = 0; state < progress.users.size(); ++state)
        progress.users[state] = ledger.userTotal(StepState(state));
    progress.total = ledger.userTotal();
    progress.done = progress.total - ledger.userTotal(StepState::Pending);
    if (m_phase == Phase::Resolving && m_resolver) {
        progress.done = m_resolver->resolved();
        progress.total = m_resolver->total();
        progress.etaS = etaSeconds({progress.total - progress.done, 0}, now.ceilingPerS);
    } else if (m_phase == Phase::Looking) {
        progress.done = m_looker->looked();
        progress.total = m_looker->total();
        progress.etaS = etaSeconds({progress.total - progress.done, 0}, now.ceilingPerS);
    } else if (m_phase == Phase::Evidence && m_evidence) {
        progress.done = m_evidence->done();
        progress.total = m_evidence->total();
        progress.etaS = etaSeconds(m_evidence->left(), now.ceilingPerS);
    } else if (m_execution) {
        progress.etaS = etaSeconds(m_execution->callsLeft(), now.ceilingPerS);
    }
    return progress;
}

} // namespace bulkhead::run
