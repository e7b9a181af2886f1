// SPDX-License-Identifier: Apache-2.0
#include "pacing/buckets.h"

#include "pacing/plan_profiles.h"

#include <algorithm>

namespace bulkhead::pacing {
namespace {

constexpr qint64 largestLimit = 100'000;

bool isUsable(const RateHint &hint)
{
    return hint.limit && hint.remaining && *hint.limit >= 1 && *hint.limit <= largestLimit
        && *hint.remaining >= 0 && *hint.remaining <= *hint.limit;
}

} // namespace

Buckets::Buckets(BucketProfile assumed, Shares shares) : m_shares(shares), m_shared(assumed, shares)
{
}

qint64 Buckets::waitMs(EndpointGroup group, qint64 nowMs) const
{
    const auto &own = m_own[size_t(group)];
    const qint64 ownMs = own ? own->pacer.waitMs(nowMs) : 0;
    return own && own->apart ? ownMs : std::max(ownMs, m_shared.waitMs(nowMs));
}

Buckets::Ticket Buckets::sent(EndpointGroup group, qint64 nowMs)
{
    Ticket ticket{group};
    auto &own = at(group);
    if (own)
        ticket.own = own->pacer.sent(nowMs);
    if (!own || !own->apart)
        ticket.shared = m_shared.sent(nowMs);
    return ticket;
}

void Buckets::answered(const Ticket &ticket, const RateHint &hint, qint64 nowMs)
{
    const bool ofOwn = describesOwn(ticket.group, hint);
    if (ofOwn && !at(ticket.group))
        reveal(ticket.group, hint);
    auto &own = at(ticket.group);
    if (ofOwn && own->apart)
        m_shared.lost(ticket.shared, nowMs); // it was never counted there
    else
        m_shared.answered(ticket.shared, ofOwn ? RateHint{} : hint, nowMs);
    if (own)
        own->pacer.answered(ticket.own, ofOwn ? hint : RateHint{}, nowMs);
}

// The headers tell which of the two refused; without any it may have been either.
void Buckets::throttled(const Ticket &ticket, const RateHint &hint, qint64 nowMs)
{
    const bool ofOwn = describesOwn(ticket.group, hint);
    if (ofOwn && !at(ticket.group))
        reveal(ticket.group, hint);
    auto &own = at(ticket.group);
    if (!ofOwn)
        m_shared.throttled(ticket.shared, hint, nowMs);
    else
        m_shared.lost(ticket.shared, nowMs);
    if (own && (ofOwn || (!hint.limit && !own->capped)))
        own->pacer.throttled(ticket.own, hint, nowMs);
    else if (own)
        own->pacer.lost(ticket.own, nowMs);
}

void Buckets::lost(const Ticket &ticket, qint64 nowMs)
{
    m_shared.lost(ticket.shared, nowMs);
    if (auto &own = at(ticket.group))
        own->pacer.lost(ticket.own, nowMs);
}

void Buckets::setShares(const Shares &shares)
{
    m_shares = shares;
    m_shared.setShares(shares);
    for (auto &own : m_own) {
        if (own && !own->capped)
            own->pacer.setShares(shares);
    }
}

void Buckets::cap(EndpointGroup group, double perS)
{
    const BucketProfile no{1e5, 1e5};
    at(group).emplace(Own{Pacer(no, {.reserve = 0, .maxPerS = perS}), false, true});
}

void Buckets::uncap(EndpointGroup group)
{
    at(group).reset();
}

const Pacer *Buckets::own(EndpointGroup group) const
{
    const auto &own = m_own[size_t(group)];
    return own ? &own->pacer : nullptr;
}

bool Buckets::hasOwn() const
{
    return std::any_of(m_own.begin(), m_own.end(), [](const auto &own) { return own.has_value(); });
}

bool Buckets::groupsApart() const
{
    return std::any_of(
        m_own.begin(), m_own.end(), [](const auto &own) { return own && own->apart; });
}

double Buckets::pacePerS(qint64 nowMs) const
{
    double pace = m_shared.pacePerS(nowMs);
    for (const auto &own : m_own)
        pace += own && own->apart ? own->pacer.pacePerS(nowMs) : 0;
    return pace;
}

double Buckets::ceilingPerS(EndpointGroup group) const
{
    const auto &own = m_own[size_t(group)];
    if (!own)
        return m_shared.ceilingPerS();
    const double ceiling = own->pacer.ceilingPerS();
    return own->apart ? ceiling : std::min(ceiling, m_shared.ceilingPerS());
}

std::optional<Buckets::Allowed> Buckets::apart(EndpointGroup group) const
{
    const auto allowed = [](const Pacer &pacer) {
        return Allowed{pacer.believed().size - pacer.reserve(), pacer.ceilingPerS()};
    };
    if (const auto &own = m_own[size_t(group)])
        return own->apart ? std::optional(allowed(own->pacer)) : std::nullopt;
    const auto documented = groupsApart() ? groupApart(group) : std::nullopt;
    return documented ? std::optional(allowed(Pacer(*documented, m_shares))) : std::nullopt;
}

// Headers describe the most specific bucket that a call hit. “All other” calls have none but the
// shared one, so theirs tell its limit; before they have, the documented ones have to do.
bool Buckets::describesOwn(EndpointGroup group, const RateHint &hint) const
{
    const auto &own = m_own[size_t(group)];
    if (group == EndpointGroup::Other || (own && own->capped) || !isUsable(hint))
        return false;
    if (own && own->pacer.believed().size == static_cast<double>(*hint.limit))
        return true;
    const qint64 shared = m_shared.limitSeen();
    if (shared == 0)
        return knownGroup(group, *hint.limit).has_value();
    return *hint.limit != shared || (groupsApart() && knownGroup(group, *hint.limit));
}

void Buckets::reveal(EndpointGroup group, const RateHint &hint)
{
    const auto size = static_cast<double>(*hint.limit);
    const double slow = std::min(m_shared.believed().ratePerS, size);
    const GroupProfile unknown{knownProfile(*hint.limit).value_or(BucketProfile{size, slow})};
    const GroupProfile profile = knownGroup(group, *hint.limit).value_or(unknown);
    Own own{Pacer(profile.bucket, m_shares), profile.apart};
    own.pacer.begin(*hint.limit, static_cast<double>(*hint.remaining));
    const bool first = own.apart && !groupsApart();
    at(group).emplace(own);
    const PlanProfile *plan = first ? detectPlan({m_shared.limitSeen(), 0, true}) : nullptr;
    if (plan)
        m_shared.assume(plan->management);
}

} // namespace bulkhead::pacing
