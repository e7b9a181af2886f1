// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/clock.h"
#include "run/driver.h"

#include <functional>
#include <memory>

namespace bulkhead::run {

// A driver, and beside it from time to time another one that looks whether something else still
// stands. The looks share the caller, its permits and its token, and never keep the main driver
// from ending.
class Watched final : public Driver
{
public:
    using Look = std::function<std::unique_ptr<Driver>()>;
    Watched(Driver &main, Look look, qint64 everyMs, Clock &clock);

    [[nodiscard]] bool ready(Api lane) override;
    [[nodiscard]] std::optional<Work> next(Api lane) override;
    [[nodiscard]] pacing::EndpointGroup nextGroup(Api lane, const Wait &wait) override;
    [[nodiscard]] std::optional<qint64> laterMs() const override { return m_main.laterMs(); }
    [[nodiscard]] std::optional<Work> nextOwed(Api lane) override { return m_main.nextOwed(lane); }
    [[nodiscard]] bool owes() const override { return m_main.owes(); }
    void sending(Work &work) override { of(work).sending(work); }
    void unfinished(const Work &work, const auth0::Reading &reading) override
    {
        of(work).unfinished(work, reading);
    }
    void takeSecrets(const Work &work, QByteArray &body) override
    {
        of(work).takeSecrets(work, body);
    }
    void finished(const Work &work, const auth0::Reading &reading, const Verdict &verdict,
        const QByteArray &body) override
    {
        m_open = m_open && !work.aside;
        of(work).finished(work, reading, verdict, body);
    }
    [[nodiscard]] Result<> commit() override;
    void ended(const std::optional<Error> &error) override { m_main.ended(error); }

private:
    [[nodiscard]] Driver &of(const Work &work) { return work.aside ? *m_now : m_main; }

    Driver &m_main;
    Look m_look;
    std::unique_ptr<Driver> m_now;
    qint64 m_everyMs;
    qint64 m_nextMs;
    bool m_open = false; // a call of the look is on its way
    Clock &m_clock;
};

} // namespace bulkhead::run
