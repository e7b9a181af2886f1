// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "journal/ledger.h"

#include <QJsonArray>
#include <QJsonDocument>

// Entries as the program writes them, one line each.
namespace bulkhead::journal::entries {

inline QString text(const QJsonObject &object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

inline QString createdText()
{
    using namespace Qt::StringLiterals;
    return text({{u"id"_s, u"i-1"_s}, {u"tenant"_s, u"https://acme.eu.auth0.com"_s},
        {u"client_id"_s, u"app1"_s}, {u"audience"_s, u"https://acme.eu.auth0.com/api/v2/"_s},
        {u"ca_file"_s, u"/ca.pem"_s}});
}

inline Entry created()
{
    return {.kind = EntryKind::Created, .text = createdText()};
}

inline Entry tenantSeen(const QString &issuer, bool practice)
{
    return {.kind = EntryKind::TenantSeen,
        .text = text({{QStringLiteral("issuer"), issuer}, {QStringLiteral("practice"), practice}})};
}

inline Entry source(const QString &name, int index = 0)
{
    return {
        .kind = EntryKind::Source, .number = index, .text = text({{QStringLiteral("name"), name}})};
}

inline Entry listed(qint32 row, qint64 line, const QString &id)
{
    const auto kind = id.contains(u'@') ? IdentifierKind::Email : IdentifierKind::UserId;
    return {.kind = EntryKind::Listed, .row = row, .code = int(kind), .number = line, .text = id};
}

inline Entry duplicate(qint32 row, qint64 line)
{
    return {.kind = EntryKind::Duplicate, .row = row, .number = line};
}

inline Entry rejected(qint64 line, RejectReason reason, const QString &input)
{
    return {.kind = EntryKind::Rejected, .code = int(reason), .number = line, .text = input};
}

inline Entry found(qint32 row, const User &user)
{
    QJsonArray traits;
    for (const Trait trait : allTraits) {
        if (user.traits.testFlag(trait))
            traits << wireName(trait);
    }
    return {.kind = EntryKind::Resolved,
        .row = row,
        .code = int(Resolution::Found),
        .text =
            text({{QStringLiteral("user_id"), user.userId}, {QStringLiteral("email"), user.email},
                {QStringLiteral("connections"), QJsonArray::fromStringList(user.connections)},
                {QStringLiteral("identities"), QJsonArray::fromStringList(user.identities)},
                {QStringLiteral("traits"), traits}})};
}

inline Entry notFound(qint32 row)
{
    return {.kind = EntryKind::Resolved, .row = row, .code = int(Resolution::NotFound)};
}

inline Entry several(qint32 row, const QStringList &ids)
{
    return {.kind = EntryKind::Resolved,
        .row = row,
        .code = int(Resolution::Several),
        .text = text({{QStringLiteral("users"), QJsonArray::fromStringList(ids)}})};
}

inline Entry merged(qint32 row, qint32 into)
{
    return {
        .kind = EntryKind::Resolved, .row = row, .code = int(Resolution::Merged), .number = into};
}

inline Entry planned(const PlanChoices &choices, const PlanCounts &counts = {})
{
    return {.kind = EntryKind::Planned, .text = text(toJson(choices, counts))};
}

inline Entry started()
{
    return {.kind = EntryKind::RunStarted};
}

inline Entry intent(qint32 row, Measure measure, int attempt)
{
    return {.kind = EntryKind::Intent, .row = row, .measure = int(measure), .number = attempt};
}

inline Entry answered(qint32 row, Measure measure, Outcome outcome, int status)
{
    return {.kind = EntryKind::Answered,
        .row = row,
        .measure = int(measure),
        .code = int(outcome),
        .number = status};
}

inline Entry concluded(qint32 row, Measure measure, StepState state, Reason reason, int status)
{
    return {.kind = EntryKind::Concluded,
        .row = row,
        .measure = int(measure),
        .code = int(state),
        .reason = reason == Reason::None ? -1 : int(reason),
        .number = status};
}

inline Entry done(qint32 row, Measure measure, int status)
{
    return concluded(row, measure, StepState::Done, Reason::None, status);
}

inline Entry reopened(qint32 row, Measure measure)
{
    return {.kind = EntryKind::Reopened, .row = row, .measure = int(measure)};
}

inline Entry ended(RunEnd end)
{
    return {.kind = EntryKind::RunEnded, .code = int(end)};
}

inline Entry halted(Fault fault, const QString &detail)
{
    return {.kind = EntryKind::RunEnded,
        .code = int(RunEnd::Halted),
        .reason = int(fault),
        .text = detail};
}

inline Entry heartbeat(const QJsonObject &figures)
{
    return {.kind = EntryKind::Heartbeat, .text = text(figures)};
}

// 2026-02-02T02:40:00.000Z; entry n is n seconds later.
inline constexpr qint64 startMs = 1'770'000'000'000;

inline Ledger folded(std::vector<Entry> list)
{
    Ledger ledger;
    for (size_t i = 0; i < list.size(); ++i) {
        list[i].seq = qint64(i) + 1;
        list[i].atMs = startMs + qint64(i) * 1000;
        ledger.apply(list[i]);
    }
    return ledger;
}

} // namespace bulkhead::journal::entries
