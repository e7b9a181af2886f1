// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pacing/endpoint_group.h"
#include "pacing/pacer.h"

#include <array>
#include <optional>

namespace bulkhead::pacing {

// All buckets of one API: the one that its calls share, and those of endpoint groups, which are not
// known until an answer names their limit. A call waits for every bucket that it draws on, and for
// no other.
class Buckets
{
public:
    struct Ticket
    {
        EndpointGroup group = EndpointGroup::Other;
        Pacer::Ticket shared = 0; // 0: drew nothing there
        Pacer::Ticket own = 0;
    };

    explicit Buckets(BucketProfile assumed, Shares shares = {});

    // As Pacer's, for one more call of that group.
    [[nodiscard]] qint64 waitMs(EndpointGroup group, qint64 nowMs) const;
    Ticket sent(EndpointGroup group, qint64 nowMs);
    void answered(const Ticket &ticket, const RateHint &hint, qint64 nowMs);
    void throttled(const Ticket &ticket, const RateHint &hint, qint64 nowMs);
    void lost(const Ticket &ticket, qint64 nowMs);

    void setShares(const Shares &shares);
    // Calls of this group a second at most, whatever the server would take.
    void cap(EndpointGroup group, double perS);
    void uncap(EndpointGroup group);

    [[nodiscard]] const Pacer &shared() const { return m_shared; }
    // Null as long as the tenant has not named a limit of the group's own, and nobody a cap.
    [[nodiscard]] const Pacer *own(EndpointGroup group) const;
    [[nodiscard]] bool hasOwn() const;
    [[nodiscard]] bool groupsApart() const;
    // Own calls over the last seconds.
    [[nodiscard]] double pacePerS(qint64 nowMs) const;
    // The rate this run promises not to exceed for calls of that group.
    [[nodiscard]] double ceilingPerS(EndpointGroup group = EndpointGroup::Other) const;
    // What the run takes of a full bucket that this group draws on alone: the one that the tenant
    // has named, or the documented one as soon as the plan is known to have groups apart. Nothing
    // when it draws on the shared one.
    struct Allowed
    {
        double atOnce = 0;
        double perS = 0;
    };
    [[nodiscard]] std::optional<Allowed> apart(EndpointGroup group) const;

private:
    struct Own
    {
        Pacer pacer;
        bool apart = false; // its calls do not draw on the shared bucket
        bool capped = false; // ours, so that no header speaks of it
    };
    [[nodiscard]] bool describesOwn(EndpointGroup group, const RateHint &hint) const;
    void reveal(EndpointGroup group, const RateHint &hint);
    [[nodiscard]] std::optional<Own> &at(EndpointGroup group) { return m_own[size_t(group)]; }

    Shares m_shares;
    Pacer m_shared;
    std::array<std::optional<Own>, endpointGroups> m_own;
};

} // namespace bulkhead::pacing
