// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/manual_clock.h"
#include "fake_tenant.h"
#include "mail/post.h"

namespace bulkhead::testing {

// A mail server on virtual time. It takes letters, and remembers who got how many.
class FakePost final : public mail::Post
{
public:
    struct Sent
    {
        QString to, subject, messageId;
        QByteArray text;
        qint64 atMs;
    };
    struct Wrong
    {
        mail::Receipt receipt;
        bool delivered = false;
        int latencyMs = 40;
    };

    FakePost(FakeTenant &tenant, ManualClock &clock) : m_tenant(tenant), m_clock(clock) { }

    std::function<std::optional<Wrong>(const Sent &sent, int nth)> goesWrong; // nth from 1
    std::vector<Sent> sent; // whatever came of it

    [[nodiscard]] int width() const override { return 4; }
    void send(mail::Letter &&letter, Done done) override;
    void abortAll() override { ++aborted; }
    int aborted = 0;

private:
    FakeTenant &m_tenant;
    ManualClock &m_clock;
    QObject m_context;
};

} // namespace bulkhead::testing
