// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gate/bindings.h"
#include "run/driver.h"
#include "run/heart.h"
#include "run/incident.h"

#include <functional>

namespace bulkhead::run {

// Deals with the tenant's Actions, one call after the other: what to do next follows from the
// answer. Every changing call has an intent before it and a conclusion after it. A call whose
// outcome is unknown is never repeated blindly: whoever made it looks how things are now.
class ActionDriver : public Driver
{
public:
    using Ended = std::function<void(const std::optional<Error> &)>;
    struct Tools
    {
        Incident &incident;
        std::optional<Heart> heart; // none: the calls are counted elsewhere
        Clock &clock;
        Ended ended;
    };
    explicit ActionDriver(Tools tools) : m_tools(std::move(tools)) { }

    // Users that are read, and how many there are; 0 and 0 when none are.
    [[nodiscard]] virtual qint64 done() const { return 0; }
    [[nodiscard]] virtual qint64 total() const { return 0; }

    [[nodiscard]] bool ready(Api lane) override;
    [[nodiscard]] std::optional<Work> next(Api lane) override;
    [[nodiscard]] std::optional<qint64> laterMs() const override;
    void sending(Work &work) override;
    void unfinished(const Work &work, const auth0::Reading &reading) override;
    void finished(const Work &work, const auth0::Reading &reading, const Verdict &verdict,
        const QByteArray &body) override;
    [[nodiscard]] Result<> commit() override;
    void ended(const std::optional<Error> &error) override;

protected:
    struct Heard
    {
        const auth0::Reading &reading;
        const QByteArray &body;
        [[nodiscard]] bool done() const { return reading.outcome == Outcome::Done; }
        // Not dealt with: no fault of what was asked.
        [[nodiscard]] bool unheard() const
        {
            return reading.outcome == Outcome::Throttled || reading.outcome == Outcome::Unauthorized
                || reading.outcome == Outcome::Unreachable;
        }
        // The tenant has said no; otherwise nobody knows.
        [[nodiscard]] bool refused() const { return !done() && !mayHaveActed(reading.outcome); }
    };
    using Then = std::function<void(const Heard &)>;
    struct Change
    {
        std::optional<journal::GateStep> step; // none: its intent is kept by whoever makes it
        QJsonObject text; // of its intent and its conclusion
        auth0::Request request;
        auth0::Shape shape = auth0::Shape::JsonObject;
        bool repeatable = false;
        bool perishable = false;
        bool dispensable = false; // a token that may not do it is heard of like any other answer
    };

    virtual void begin() = 0;
    // `then` hears of a good answer only; any other is the end.
    void ask(auth0::Request request, std::function<void(const QByteArray &body)> then);
    void change(Change change, Then then);
    void later(int ms, std::function<void()> then);
    void note(journal::Entry entry) { m_entries.push_back(std::move(entry)); }
    void seen(journal::GateState state, const QStringList &lost = {});
    void fail(Error error) { m_error = std::move(error); }
    void failBy(const auth0::Reading &reading);
    void complete() { m_complete = true; }

    [[nodiscard]] const journal::GateRecord &gate() const
    {
        return m_tools.incident.ledger().gate();
    }
    [[nodiscard]] qint64 nowMs() const { return m_tools.clock.steadyMs(); }

    // Reads all pages of the trigger's bindings.
    void readBindings(std::function<void()> then);
    // Makes them as ordered, looks, and again, until it is so. Bindings of others that went missing
    // are put back once; `then` hears of those that are missing all the same. BindingsChanged when
    // somebody else is at it, too; TriggerFull.
    void rebind(gate::BindingOrder order, std::function<void(const QStringList &lost)> then);
    [[nodiscard]] const std::vector<gate::Binding> &bound() const { return m_bound; }

private:
    struct Call
    {
        Work work;
        std::optional<Change> change;
        Then then;
    };
    struct Rebinding
    {
        gate::BindingOrder order;
        std::function<void(const QStringList &)> then;
        std::vector<gate::Binding> kept{}; // of others, as last seen or sent
        QStringList lost{};
        bool hasPutBack = false;
        int rounds = 0;
    };
    void addPage(int page, std::vector<gate::Binding> before, const std::function<void()> &then);
    void lookAtBindings();
    void sendBindings(const std::vector<gate::Binding> &others, bool restores);
    void conclude(const Work &work, const auth0::Reading &reading, const QByteArray &body);

    Tools m_tools;
    std::optional<Call> m_next;
    std::optional<Call> m_open; // on its way
    std::function<void()> m_later;
    qint64 m_laterMs = 0;
    bool m_begun = false;
    bool m_complete = false;
    std::optional<Error> m_error;
    std::vector<journal::Entry> m_entries;
    std::vector<gate::Binding> m_bound;
    Rebinding m_rebinding;
};

} // namespace bulkhead::run
