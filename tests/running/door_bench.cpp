// SPDX-License-Identifier: Apache-2.0
#include "door_bench.h"

#include "bench.h"
#include "gate/gate_name.h"
#include "run/action_look.h"
#include "run/action_lowering.h"
#include "run/gate_raising.h"
#include "run/import.h"

#include <QBuffer>
#include <QJsonDocument>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace bulkhead::testing {
namespace {

constexpr qint64 limitMs = 3600 * 1000;

} // namespace

DoorBench::DoorBench() : m_folder(scratch())
{
    options.scopes = practice::defaultScopes();
    startTenant();
    auto made = run::Incident::create(m_folder.filePath(u"x.incident"_s), acme(), clock);
    EXPECT_TRUE(made);
    incident = std::move(*made);
}

DoorBench::~DoorBench()
{
    engine.reset();
    incident.reset(); // before its folder goes
}

void DoorBench::startTenant()
{
    engine.reset();
    tenant = std::make_unique<practice::State>(options, clock);
    tenant->origin = u"https://acme.eu.auth0.com"_s;
    tenant->audience = u"https://acme.eu.auth0.com/api/v2/"_s;
    m_dispatcher = std::make_unique<practice::Dispatcher>(*tenant);
    m_wire = std::make_unique<FakeTransport>(
        clock, [this](const auth0::Request &request) { return answer(request); });
    m_wire->latencyMs = 40;
}

void DoorBench::list(const QStringList &identifiers)
{
    QByteArray bytes = identifiers.join(u'\n').toUtf8();
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    ASSERT_TRUE(run::importList(*incident, u"list.txt"_s, buffer, {}));
}

void DoorBench::bindOthers(const QStringList &names)
{
    practice::Actions &all = tenant->actions;
    for (const QString &name : names) {
        practice::TenantAction &action =
            all.add(name, u"exports.x = '%1';"_s.arg(name), clock.utcMs() - 100'000);
        all.deploy(action, clock.utcMs() - 90'000);
        all.bound.push_back(all.bindingOf(action, u"The %1"_s.arg(name), clock.utcMs()));
    }
}

void DoorBench::rebind(const QStringList &names)
{
    practice::Actions &all = tenant->actions;
    std::vector<practice::TenantBinding> bindings;
    for (const QString &name : names)
        bindings.push_back(all.bindingOf(*all.byName(name), {}, clock.utcMs()));
    all.bound = std::move(bindings);
}

QStringList DoorBench::bound() const
{
    QStringList names;
    for (const practice::TenantBinding &each : tenant->actions.bound)
        names << tenant->actions.byId(each.actionId)->name;
    return names;
}

QStringList DoorBench::actions() const
{
    QStringList names;
    for (const practice::TenantAction &each : tenant->actions.all())
        names << each.name;
    return names;
}

std::vector<QByteArray> DoorBench::deployed()
{
    tenant->actions.settle(clock.utcMs());
    std::vector<QByteArray> codes;
    for (const practice::TenantAction &each : tenant->actions.all()) {
        if (gate::isOurName(each.name) && each.deployed())
            codes.push_back(each.versions.back().code.toUtf8());
    }
    return codes;
}

qsizetype DoorBench::writes() const
{
    return std::count_if(
        calls.begin(), calls.end(), [](const Call &call) { return call.writes(); });
}

journal::GateChoices DoorBench::defaults()
{
    journal::GateChoices choices;
    choices.denyText = u"Call the help desk."_s;
    return choices;
}

void DoorBench::makeEngine()
{
    end.reset();
    error.reset();
    credentials::Credential credential =
        credentials::ClientSecret{Secret(tenant->clientSecret.toUtf8())};
    engine = std::make_unique<run::Engine>(
        *incident, std::move(credential), *m_wire, run::EngineOptions{}, clock);
    QObject::connect(engine.get(), &run::Engine::ended, engine.get(),
        [this](run::End how, const std::optional<Error> &why) {
            end = how;
            error = why;
        });
}

void DoorBench::beginPlan(const PlanChoices &choices)
{
    makeEngine();
    engine->plan(choices);
}

void DoorBench::beginRun(const run::RunOptions &how)
{
    makeEngine();
    engine->run(how);
}

void DoorBench::beginUp(const journal::GateChoices &choices)
{
    makeEngine();
    engine->raiseGate(choices);
}

void DoorBench::beginDown()
{
    beginAct(run::gateScopes(), [this](run::ActionDriver::Tools tools) {
        return std::make_unique<run::ActionLowering>(std::move(tools),
            [this](const gate::TenantAction &action) { return run::isOfIncident(gate(), action); });
    });
}

void DoorBench::beginLook()
{
    beginAct({u"read:actions"_s}, [](run::ActionDriver::Tools tools) {
        return std::make_unique<run::ActionLook>(std::move(tools));
    });
}

void DoorBench::beginAct(const QStringList &scopes, const run::Engine::MakeActions &make)
{
    makeEngine();
    engine->act(scopes, make);
}

bool DoorBench::until(const std::function<bool()> &enough)
{
    const qint64 last = clock.steadyMs() + limitMs;
    while (!enough()) {
        if (clock.steadyMs() > last || !clock.step())
            return false;
    }
    return true;
}

void DoorBench::finish()
{
    EXPECT_TRUE(until([this] { return end.has_value(); })) << "it does not end";
}

void DoorBench::up(const journal::GateChoices &choices)
{
    beginUp(choices);
    finish();
}

void DoorBench::down()
{
    beginDown();
    finish();
}

void DoorBench::look()
{
    beginLook();
    finish();
}

void DoorBench::die()
{
    engine.reset();
    incident.reset();
    clock.advance(60'000); // and whatever was on its way has come to nothing
    auto opened = run::Incident::open(m_folder.filePath(u"x.incident"_s), clock);
    ASSERT_TRUE(opened);
    incident = std::move(*opened);
}

std::optional<auth0::Answer> DoorBench::answer(const auth0::Request &request)
{
    const QByteArray path = request.target.left(request.target.indexOf('?'));
    const Call call{
        request.method, request.target.contains('?') ? path : request.target, clock.steadyMs()};
    if (arriving)
        arriving(call);
    calls.push_back(call);
    switch (goesWrong ? goesWrong(call) : Wrong::No) {
    case Wrong::No: return act(request);
    case Wrong::NotSent: return auth0::Answer{auth0::Transfer::Refused, 0, {}, {}, {}};
    case Wrong::After: (void)act(request); [[fallthrough]];
    case Wrong::Before: return auth0::Answer{auth0::Transfer::Broken, 0, {}, {}, {}};
    case Wrong::Failing: return auth0::Answer{auth0::Transfer::Answered, 503, {}, "{}", {}};
    case Wrong::Throttled:
        return auth0::Answer{auth0::Transfer::Answered, 429, {},
            R"({"statusCode":429,"error":"Too Many Requests","message":"Global limit"})", {}};
    case Wrong::Refused:
        return auth0::Answer{auth0::Transfer::Answered, 400, {},
            R"({"statusCode":400,"error":"Bad Request","message":"Not like this."})", {}};
    }
    return std::nullopt;
}

auth0::Answer DoorBench::act(const auth0::Request &request)
{
    practice::HttpRequest http;
    const qsizetype mark = request.target.indexOf('?');
    http.method = request.method;
    http.path = mark < 0 ? request.target : request.target.left(mark);
    http.query = mark < 0 ? QByteArray() : request.target.mid(mark + 1);
    http.body = request.body;
    http.headers = {{"content-type", "application/json"}};
    if (request.authorized)
        http.headers.emplaceBack("authorization", "Bearer " + m_bearer);
    const practice::Reply reply = m_dispatcher->handle(http).reply;
    if (http.path == "/oauth/token")
        m_bearer =
            QJsonDocument::fromJson(reply.body).object().value(u"access_token").toString().toUtf8();
    auto headers = reply.headers;
    headers.emplaceBack("Date",
        QLocale::c()
            .toString(QDateTime::fromMSecsSinceEpoch(clock.utcMs(), Qt::UTC),
                u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s)
            .toLatin1());
    return {auth0::Transfer::Answered, reply.status, headers, reply.body, {}};
}

} // namespace bulkhead::testing
