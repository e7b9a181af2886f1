// SPDX-License-Identifier: Apache-2.0
#include "run/tickets.h"

#include "bench.h"

#include "credentials/sealed.h"
#include "journal/reader.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace bulkhead::testing {
namespace {

constexpr int users = 5;

class TicketsTest : public ::testing::Test
{
protected:
    TicketsTest()
    {
        PlanChoices choices;
        choices.reset = ResetMethod::Password | ResetMethod::Ticket;
        choices.ticketLifeS = 3600;
        m_bench.planned(choices);
    }

    void run(bool withKey = true, bool again = false)
    {
        const Ending ending = m_bench.run({.retryFailed = again,
            .ticketKey = withKey ? std::make_shared<const Secret>(m_key.clone()) : nullptr});
        ASSERT_EQ(ending.end, run::End::Done) << described(ending);
    }

    run::Tickets tickets(const Secret &key)
    {
        auto read = run::readTickets(m_bench.path(), m_bench.ledger(), key, m_bench.clock.utcMs());
        EXPECT_TRUE(read);
        return std::move(*read);
    }

    [[nodiscard]] QByteArray fileContent() const
    {
        QByteArray all;
        for (const QString &end : {u""_s, u"-wal"_s}) {
            QFile file(m_bench.path() + end);
            if (file.open(QIODevice::ReadOnly))
                all += file.readAll();
        }
        return all;
    }

    Bench m_bench{users};
    Secret m_key = credentials::newSealingKey();
};

TEST_F(TicketsTest, AreKeptSealedAndReadWithTheirKey)
{
    run();
    const auto read = tickets(m_key);
    ASSERT_EQ(read.usable.size(), size_t(users));
    EXPECT_EQ(read.expired + read.unreadable, 0);
    const auto calls = m_bench.tenant.callsOf(Kind::Ticket);
    for (const auto &ticket : read.usable) {
        EXPECT_TRUE(ticket.link.reveal().startsWith("https://acme.eu.auth0.com/lo/reset?ticket=T"));
        const qint64 lifeMs = ticket.expiresMs - m_bench.clock.utcMs();
        EXPECT_TRUE(lifeMs > 3'500'000 && lifeMs <= 3'600'000) << lifeMs;
    }
    EXPECT_EQ(tickets(credentials::newSealingKey()).unreadable, users);
    const QByteArray file = fileContent();
    EXPECT_FALSE(file.contains("ticket=T") || file.contains("lo/reset"));
    expectClaimsHold(m_bench);
}

TEST_F(TicketsTest, AreWipedWhenTheyExpire)
{
    run();
    const auto sealed = journal::sealedTexts(m_bench.path());
    ASSERT_EQ(sealed->size(), size_t(users));
    const QByteArray one = sealed->begin()->second;
    m_bench.closeIncident();
    EXPECT_TRUE(fileContent().contains(one));
    m_bench.clock.advance(3'600'000);
    m_bench.openIncident();
    const auto read = tickets(m_key);
    EXPECT_EQ(read.usable.size(), 0u);
    EXPECT_EQ(read.expired, users);
    EXPECT_TRUE(journal::sealedTexts(m_bench.path())->empty());
    m_bench.closeIncident();
    EXPECT_FALSE(fileContent().contains(one)); // overwritten, not just let go
    m_bench.openIncident(); // and the chain holds
}

TEST_F(TicketsTest, WithoutAKeyAreNotKeptAndThatIsSaid)
{
    run(false);
    for (qint32 row = 0; row < users; ++row) {
        const auto &step = m_bench.ledger().steps(row).back();
        EXPECT_EQ(step.state, StepState::Done); // the tenant has made it, and older links are dead
        EXPECT_EQ(step.reason, Reason::TicketNotKept);
    }
    EXPECT_EQ(tickets(m_key).expired, users);
    EXPECT_FALSE(fileContent().contains("lo/reset"));
}

TEST_F(TicketsTest, TheNewestOfAUserCounts)
{
    int refused = 0; // the answer to the first ticket is lost: it is made again
    m_bench.tenant.goesWrong = [&](const Call &call) -> std::optional<Wrong> {
        if (call.kind != Kind::Ticket || refused++ > 0)
            return std::nullopt;
        return Wrong{noAnswer(auth0::Transfer::Broken), true};
    };
    run();
    const auto read = tickets(m_key);
    ASSERT_EQ(read.usable.size(), size_t(users));
    EXPECT_EQ(m_bench.tenant.count(Kind::Ticket), users + 1);
}

} // namespace
} // namespace bulkhead::testing
