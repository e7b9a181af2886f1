// SPDX-License-Identifier: Apache-2.0
#include "journal/ledger.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bulkhead::journal {
namespace {

QJsonObject json(const QString &text)
{
    return QJsonDocument::fromJson(text.toUtf8()).object();
}

Traits traitsFrom(const QJsonObject &object)
{
    Traits traits;
    for (const QJsonValue name : object.value(u"traits").toArray())
        traits |= trait(name.toString()).value_or(Trait());
    return traits;
}

} // namespace

void Ledger::apply(const Entry &entry)
{
    m_updatedAtMs = entry.atMs;
    switch (entry.kind) {
    case EntryKind::Created: return created(entry);
    case EntryKind::TenantSeen: return tenantSeen(entry);
    case EntryKind::Source: {
        const QJsonObject source = json(entry.text);
        m_sources.push_back({source.value(u"name").toString(), source.value(u"column").toString()});
        return;
    }
    case EntryKind::Listed: return listed(entry);
    case EntryKind::Duplicate: return repeated(entry);
    case EntryKind::Rejected:
        m_rejects.push_back({{qint32(m_sources.size()) - 1, entry.number}, RejectReason(entry.code),
            m_arena.add(entry.text)});
        return;
    case EntryKind::Resolved: return resolved(entry);
    case EntryKind::Planned: return planned(entry);
    case EntryKind::RunStarted:
        m_state = IncidentState::Running;
        m_runStarted = true;
        m_halt.reset();
        countIntended();
        return settleOpenIntents();
    case EntryKind::Heartbeat: return heartbeat(entry);
    case EntryKind::Intent:
    case EntryKind::Answered:
    case EntryKind::Concluded:
    case EntryKind::Reopened: return stepEntry(entry);
    case EntryKind::RunEnded: return runEnded(entry);
    case EntryKind::Migrated: return;
    case EntryKind::Surveyed: return surveyed(entry);
    case EntryKind::Ranked: m_rows[size_t(entry.row)].rank = Rank(entry.number); return;
    case EntryKind::Looked: {
        PasswordLook &look = m_rows[size_t(entry.row)].look;
        look.lookedAtMs = entry.atMs;
        look.changedMs = entry.number;
        return;
    }
    case EntryKind::Rehearsal: m_rehearsal = true; return;
    case EntryKind::Windowed: return windowed(entry);
    case EntryKind::Evidence: return evidence(entry);
    case EntryKind::GateChosen:
    case EntryKind::GateIntent:
    case EntryKind::GateAnswered:
    case EntryKind::GateSeen: return m_gate.apply(entry);
    case EntryKind::MailChosen: return mailChosen(entry);
    }
}

void Ledger::created(const Entry &entry)
{
    const QJsonObject object = json(entry.text);
    if (auto address = TenantAddress::parse(object.value(u"tenant").toString()))
        m_tenant.address = *address;
    m_id = object.value(u"id").toString();
    m_tenant.clientId = object.value(u"client_id").toString();
    m_tenant.audience = object.value(u"audience").toString();
    m_tenant.caFile = object.value(u"ca_file").toString();
}

void Ledger::tenantSeen(const Entry &entry)
{
    const QJsonObject object = json(entry.text);
    m_issuer = object.value(u"issuer").toString();
    m_practice = object.value(u"practice").toBool();
    m_tenantSeen = true;
}

void Ledger::surveyed(const Entry &entry)
{
    m_survey = json(entry.text);
    m_connections.clear();
    for (const QJsonValue connection : m_survey.value(u"connections").toArray())
        m_connections.push_back(connectionFromJson(connection.toObject()));
}

void Ledger::listed(const Entry &entry)
{
    Row row;
    row.input = m_arena.add(entry.text);
    row.line = quint32(entry.number);
    row.source = quint16(m_sources.size() - 1);
    row.kind = IdentifierKind(entry.code);
    row.listedFirst = entry.reason == int(Rank::Priority);
    m_rows.push_back(row);
    ++m_totals[size_t(StepState::Pending)];
    const bool reopened = m_planned || m_state == IncidentState::Cancelled;
    m_planned = false; // a longer list needs a new plan
    m_measures.clear();
    m_steps.clear();
    m_state = IncidentState::Imported;
    if (reopened)
        recountAll();
}

void Ledger::repeated(const Entry &entry)
{
    const qint32 merged = m_rows[size_t(entry.row)].mergedInto;
    const qint32 into = merged < 0 ? entry.row : merged;
    m_repeats.emplace(into, Place{qint32(m_sources.size()) - 1, entry.number});
    if (entry.reason == int(Rank::Priority))
        m_rows[size_t(into)].listedFirst = true;
}

void Ledger::resolved(const Entry &entry)
{
    Row &row = m_rows[size_t(entry.row)];
    row.resolution = Resolution(entry.code);
    const QJsonObject object = json(entry.text);
    if (row.resolution == Resolution::Merged)
        return merge(entry.row, qint32(entry.number));
    if (row.resolution == Resolution::Found) {
        row.userId = m_arena.add(object.value(u"user_id").toString());
        row.email = m_arena.add(object.value(u"email").toString());
        row.connections = connectionSet(object.value(u"connections").toVariant().toStringList());
        row.identities =
            m_arena.add(object.value(u"identities").toVariant().toStringList().join(u'\n'));
        row.lastLoginMs = object.value(u"last_login_ms").toInteger();
        row.language = languageIndex(object.value(u"language").toString());
        row.look = {.baselineMs = object.value(u"password_changed_ms").toInteger()};
        row.traits = quint16(traitsFrom(object).toInt());
        row.evidence = false;
    } else if (row.resolution == Resolution::Several) {
        // Kept as JSON in the place of the id: only reports look at it.
        row.userId = m_arena.add(QString::fromUtf8(
            QJsonDocument(object.value(u"users").toArray()).toJson(QJsonDocument::Compact)));
    }
    recount(entry.row);
}

void Ledger::windowed(const Entry &entry)
{
    const QJsonObject object = json(entry.text);
    m_evidenceWindow = {object.value(u"from_ms").toInteger(), object.value(u"to_ms").toInteger()};
    for (Row &row : m_rows) {
        row.traits &= quint16(~evidenceTraits.toInt());
        row.evidence = false;
    }
}

void Ledger::evidence(const Entry &entry)
{
    Row &row = m_rows[size_t(entry.row)];
    row.traits |= quint16((traitsFrom(json(entry.text)) & evidenceTraits).toInt());
    row.evidence = true;
}

void Ledger::merge(qint32 index, qint32 into)
{
    Row &row = m_rows[size_t(index)];
    row.mergedInto = into;
    if (row.listedFirst)
        m_rows[size_t(into)].listedFirst = true;
    --m_totals[size_t(row.counted)];
    m_repeats.emplace(into, Place{row.source, row.line});
    while (auto repeat = m_repeats.extract(index)) {
        repeat.key() = into;
        m_repeats.insert(std::move(repeat));
    }
}

void Ledger::planned(const Entry &entry)
{
    const QJsonObject object = json(entry.text);
    m_choices = choicesFromJson(object);
    m_counts = countsFromJson(object);
    m_measures = measuresFor(m_choices);
    m_mail.reset();
    for (Row &row : m_rows)
        row.rank = Rank::Rest;
    m_steps.assign(m_rows.size() * m_measures.size(), Step{});
    m_planned = true;
    m_state = IncidentState::Planned;
    recountAll();
}

// Every user gets one more step, in a list that is laid out user by user.
void Ledger::mailChosen(const Entry &entry)
{
    m_mail = mailSettingsFromJson(json(entry.text));
    if (!m_planned
        || std::find(m_measures.begin(), m_measures.end(), Measure::Delivery) != m_measures.end())
        return;
    const size_t width = m_measures.size();
    std::vector<Step> wider;
    wider.reserve(m_rows.size() * (width + 1));
    for (size_t row = 0; row < m_rows.size(); ++row) {
        const auto begin = m_steps.begin() + qsizetype(row * width);
        wider.insert(wider.end(), begin, begin + qsizetype(width));
        wider.emplace_back();
    }
    m_steps = std::move(wider);
    m_measures.push_back(Measure::Delivery);
    recountAll();
}

void Ledger::heartbeat(const Entry &entry)
{
    const QJsonObject object = json(entry.text);
    const std::array names{"management"_L1, "authentication"_L1};
    for (size_t i = 0; i < names.size(); ++i) {
        const QJsonObject calls = object.value(names[i]).toObject();
        m_calls[i].sent += calls.value(u"sent").toInteger();
        m_calls[i].throttled += calls.value(u"throttled").toInteger();
        m_intended[i] = 0;
    }
    m_pacePerS = object.value(u"pace_per_s").toDouble();
    m_etaS = object.value(u"eta_s").toInteger(-1);
    const QJsonObject limit = object.value(u"limit").toObject();
    if (limit.isEmpty())
        return;
    const auto number = [&limit](QLatin1StringView name) {
        return limit.value(name).toDouble();
    };
    m_limit = AssumedLimit{limit.value(u"plan").toString(), limit.value(u"seen").toBool(),
        number("burst"_L1), number("per_s"_L1), number("ceiling_per_s"_L1), number("reserve"_L1),
        number("others_per_s"_L1)};
}

void Ledger::recountAll()
{
    for (qint32 row = 0; row < rowCount(); ++row)
        recount(row);
}

quint16 Ledger::connectionSet(const QStringList &names)
{
    const auto known = std::find(m_connectionSets.begin(), m_connectionSets.end(), names);
    const auto index = known - m_connectionSets.begin();
    if (known == m_connectionSets.end())
        m_connectionSets.push_back(names);
    return quint16(index);
}

quint16 Ledger::languageIndex(const QString &language)
{
    const auto known = std::find(m_languages.begin(), m_languages.end(), language);
    const auto index = known - m_languages.begin();
    constexpr qsizetype most = 1000; // profiles hold whatever somebody has written there
    if (known == m_languages.end() && index < most)
        m_languages.push_back(language);
    return index < most ? quint16(index) : quint16(0);
}

void Ledger::recount(qint32 index)
{
    Row &row = m_rows[size_t(index)];
    if (row.resolution == Resolution::Merged)
        return;
    --m_totals[size_t(row.counted)];
    row.counted = userState(index);
    ++m_totals[size_t(row.counted)];
}

} // namespace bulkhead::journal
