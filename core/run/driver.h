// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "auth0/classifier.h"
#include "base/result.h"
#include "pacing/buckets.h"
#include "run/retry_policy.h"

#include <functional>
#include <optional>

namespace bulkhead::run {

// One call to be made, and what has become of it so far. Lives only while it is on its way.
struct Work
{
    qint32 row = -1;
    int measure = -1; // Measure, or -1 for a reading call
    auth0::Request request;
    auth0::Shape shape = auth0::Shape::JsonObject;
    bool ownAddressLimit = false; // rate headers describe one address, not the lane's bucket
    bool secretBody = false; // the driver makes it anew in sending(), and it is wiped after that
    bool perishable = false; // right for this moment only: not sent again, the driver looks anew
    bool aside = false; // of the driver beside the main one
    bool urgent = false; // a person waits for it
    bool probe = false; // the caller's own, to see whether the tenant is back
    [[nodiscard]] bool reading() const { return request.method == "GET"; }
    Tried tried;
    pacing::Buckets::Ticket ticket{};
};

// What is to be done, as the caller asks for it: resolving a list, or running a plan. The caller
// takes work, lets the driver write down what is about to happen, and only then sends.
class Driver
{
public:
    virtual ~Driver() = default;

    // Whether next() would give work for that lane now. When it would for no lane, nothing is on
    // its way and nothing has to be repeated, all is done.
    [[nodiscard]] virtual bool ready(Api lane) = 0;
    [[nodiscard]] virtual std::optional<Work> next(Api lane) = 0;
    // What next() will give, as far as its bucket goes; of works of the same turn it is the one
    // that has to wait least. Wrong is no harm: that work waits then.
    using Wait = std::function<qint64(pacing::EndpointGroup)>;
    [[nodiscard]] virtual pacing::EndpointGroup nextGroup(Api, const Wait &)
    {
        return pacing::EndpointGroup::Other;
    }
    // Milliseconds until ready() becomes true by itself: all is not done before that.
    [[nodiscard]] virtual std::optional<qint64> laterMs() const { return std::nullopt; }
    // What a person waits for: it comes before everything, also before what has to be repeated, as
    // soon as the bucket of that group has a permit.
    [[nodiscard]] virtual std::optional<pacing::EndpointGroup> urgent(Api) const { return {}; }
    [[nodiscard]] virtual std::optional<Work> nextUrgent(Api) { return std::nullopt; }
    // What must still be done although nothing more is to be started: a user would be worse off
    // than before.
    [[nodiscard]] virtual std::optional<Work> nextOwed(Api) { return std::nullopt; }
    [[nodiscard]] virtual bool owes() const { return false; }
    // This call goes out right after the coming commit.
    virtual void sending(Work &work) = 0;
    // An answer that ends nothing: the caller keeps the work and sends it again.
    virtual void unfinished(const Work &work, const auth0::Reading &reading) = 0;
    // Right before unfinished() or finished(): what must not stay in an answer is taken out.
    virtual void takeSecrets(const Work &, QByteArray &) { }
    // The end of this work: Conclude or LeaveUnknown. `body` is the answer's, for those who read.
    virtual void finished(const Work &work, const auth0::Reading &reading, const Verdict &verdict,
        const QByteArray &body) = 0;
    // Makes everything told above durable. No call leaves when it fails.
    [[nodiscard]] virtual Result<> commit() = 0;
    // Nothing is on its way and nothing will be: all work done (no error), stopped by stop() (no
    // error), or halted.
    virtual void ended(const std::optional<Error> &error) = 0;
};

} // namespace bulkhead::run
