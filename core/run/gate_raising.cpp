// SPDX-License-Identifier: Apache-2.0
#include "run/gate_raising.h"

#include "gate/gate_name.h"

#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bulkhead::run {
namespace {

journal::Entry chosen(const journal::GateChoices &choices)
{
    return {.kind = journal::EntryKind::GateChosen,
        .text = QString::fromUtf8(QJsonDocument(choices.toJson()).toJson(QJsonDocument::Compact))};
}

} // namespace

QStringList gateScopes()
{
    return {u"read:actions"_s, u"create:actions"_s, u"update:actions"_s, u"delete:actions"_s};
}

Result<> checkRule(const journal::Ledger &ledger, const journal::GateChoices &choices,
    const gate::GateContent &content)
{
    const std::vector<Connection> &known = ledger.connections();
    for (const QString &name : choices.connections) {
        if (std::none_of(known.begin(), known.end(),
                [&](const Connection &each) { return each.name == name; }))
            return failure(Fault::ConnectionUnknown, name);
    }
    const QStringList stranding = strandingConnections(ledger, choices.connections);
    if (!stranding.isEmpty() && !choices.strandedChosen)
        return failure(Fault::ConnectionStrands, stranding.join(u", "));
    if (!content.rule.connections.isEmpty() && content.protectedKeys.isEmpty()
        && !choices.noExemption)
        return failure(Fault::ExemptionMissing, content.rule.connections.join(u", "));
    return {};
}

Result<std::unique_ptr<ActionDriver>> raiseGate(
    ActionDriver::Tools tools, journal::GateChoices choices, qint64 tenantNowMs, GateFor purpose)
{
    Incident &incident = tools.incident;
    const journal::GateRecord &record = incident.ledger().gate();
    choices.name = record.chosen() ? record.choices.name : gate::gateName(incident.path());
    choices.cutOffMs = record.chosen() ? record.choices.cutOffMs : tenantNowMs;
    choices.salt = record.choices.salt;
    const gate::GateContent content = gateContent(incident.ledger(), choices, purpose);
    if (const auto fit = checkRule(incident.ledger(), choices, content); !fit)
        return tl::unexpected(fit.error());
    if (content.listed.empty() && content.rule.connections.isEmpty())
        return failure(Fault::NobodyToTreat);
    if (choices.salt.isEmpty() || !gate::saltFits(content, choices.salt))
        choices.salt = gate::saltFor(content);
    const auto codes = gate::compileGate(content, choices.salt);
    if (!codes)
        return tl::unexpected(codes.error());
    if (choices != record.choices) {
        if (const auto written = incident.record(chosen(choices)); !written)
            return tl::unexpected(written.error());
    }
    ActionOrder order;
    QStringList names;
    for (const QByteArray &code : *codes) {
        names << gate::shardName(choices.name, int(names.size()));
        order.wanted.push_back({names.last(), code});
    }
    for (const auto &each : record.actions) {
        if (!names.contains(each.name))
            order.surplus << each.name;
    }
    order.isOurs = [&incident](const gate::TenantAction &action) {
        return isOfIncident(incident.ledger().gate(), action);
    };
    return std::make_unique<ActionRaising>(std::move(tools), std::move(order));
}

} // namespace bulkhead::run
