// SPDX-License-Identifier: Apache-2.0
#include "ui/incidents.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace bulkhead::ui::incidents {
namespace {

using namespace journal::entries;
using journal::Entry;
using journal::RunEnd;
using State = journal::IncidentState;

Entry gateChosen()
{
    return {.kind = journal::EntryKind::GateChosen,
        .text = QString::fromUtf8(QJsonDocument(gateChoices().toJson()).toJson())};
}

User user(const QString &name, Traits traits = {})
{
    return {u"auth0|"_s + name, name + u"@x.org"_s, {u"main"_s}, traits};
}

std::vector<Entry> run()
{
    const auto revoke = Measure::RevokeAccess;
    const auto mail = Measure::Email;
    return {started(), intent(0, revoke, 1), done(0, revoke, 204), intent(0, mail, 1),
        done(0, mail, 200), intent(1, revoke, 1),
        concluded(1, revoke, StepState::Failed, Reason::Refused, 400),
        concluded(1, mail, StepState::Skipped, Reason::RevocationFailed, 0)};
}

std::vector<Entry> endOf(State state)
{
    switch (state) {
    case State::Paused: return {ended(RunEnd::Paused)};
    case State::Halted: return {halted(Fault::ScopeMissing, u"update:users"_s)};
    case State::Cancelled: return {ended(RunEnd::Cancelled)};
    case State::Finished:
        return {done(2, Measure::RevokeAccess, 204), done(2, Measure::Email, 200),
            ended(RunEnd::Finished)};
    default: return {};
    }
}

} // namespace

journal::GateChoices gateChoices()
{
    journal::GateChoices choices;
    choices.name = u"bulkhead-gate-case"_s;
    choices.salt = u"ab"_s;
    choices.denyText = u"Call the help desk."_s;
    return choices;
}

Entry gateSeen(journal::GateState state)
{
    return {.kind = journal::EntryKind::GateSeen, .code = int(state)};
}

std::vector<Entry> entries(State state, const Shape &shape)
{
    std::vector<Entry> all{created()};
    const auto add = [&](const std::vector<Entry> &more) {
        all.insert(all.end(), more.begin(), more.end());
    };
    if (shape.practice)
        add({tenantSeen(u"https://acme.eu.auth0.com/"_s, true)});
    if (state >= State::Imported)
        add({source(u"a.csv"_s), listed(0, 1, u"auth0|ada"_s), listed(1, 2, u"auth0|bo"_s),
            listed(2, 3, u"auth0|cy"_s), rejected(4, RejectReason::NotAnIdentifier, u"?"_s)});
    if (state >= State::Planned && shape.survey) {
        const QByteArray told = QJsonDocument(toJson(*shape.survey)).toJson();
        add({{.kind = journal::EntryKind::Surveyed, .text = QString::fromUtf8(told)}});
    }
    if (state >= State::Planned)
        add({found(0, user(u"ada"_s)),
            found(1, shape.stranded ? User{u"auth0|bo"_s, {}, {u"main"_s}} : user(u"bo"_s)),
            found(2, user(u"cy"_s, shape.held ? Traits(Trait::EmailChanged) : Traits())),
            planned(shape.choices, shape.counts)});
    if (shape.gate)
        add({gateChosen(), gateSeen(*shape.gate)});
    if (state >= State::Running)
        add(run());
    add(endOf(state));
    return all;
}

std::shared_ptr<journal::Ledger> ledger(State state, const Shape &shape)
{
    return std::make_shared<journal::Ledger>(folded(entries(state, shape)));
}

} // namespace bulkhead::ui::incidents
