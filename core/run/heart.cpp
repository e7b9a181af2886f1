// SPDX-License-Identifier: Apache-2.0
#include "run/heart.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace bulkhead::run {
namespace {

constexpr qint64 periodMs = 2000;

QJsonObject toJson(const journal::AssumedLimit &limit)
{
    return {{u"plan"_s, limit.plan}, {u"seen"_s, limit.seen}, {u"burst"_s, limit.burst},
        {u"per_s"_s, limit.perS}, {u"ceiling_per_s"_s, limit.ceilingPerS},
        {u"reserve"_s, limit.reserve}, {u"others_per_s"_s, limit.othersPerS}};
}

QJsonObject difference(const journal::CallCounts &now, const journal::CallCounts &before)
{
    return {
        {u"sent"_s, now.sent - before.sent}, {u"throttled"_s, now.throttled - before.throttled}};
}

} // namespace

std::optional<journal::Entry> Heart::beat(qint64 steadyMs, const plan::CallsByGroup &left)
{
    if (steadyMs - m_lastMs < periodMs)
        return std::nullopt;
    m_lastMs = steadyMs;
    return last(left);
}

journal::Entry Heart::last(const plan::CallsByGroup &left)
{
    const Figures figures = m_figures();
    const QJsonObject object{
        {u"management"_s, difference(figures.calls[0], m_written[0])},
        {u"authentication"_s, difference(figures.calls[1], m_written[1])},
        {u"pace_per_s"_s, figures.pacePerS},
        {u"eta_s"_s, plan::secondsLeft(left, figures.rates)},
        {u"limit"_s, toJson(figures.limit)},
    };
    m_written = figures.calls;
    return {.kind = journal::EntryKind::Heartbeat,
        .text = QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact))};
}

} // namespace bulkhead::run
