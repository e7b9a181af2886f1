// SPDX-License-Identifier: Apache-2.0
// The mail lane on virtual time.
#include "bench.h"
#include "fake_post.h"

#include "credentials/sealed.h"
#include "run/settle.h"

using namespace Qt::StringLiterals;

namespace bulkhead::testing {
namespace {

using mail::Fate;
using Wrong = FakePost::Wrong;

PlanChoices links()
{
    PlanChoices choices;
    choices.reset = ResetMethod::Password | ResetMethod::Ticket;
    return choices;
}

Wrong server(Fault fault)
{
    return {{Fate::NotSent, u"broken"_s, Error{fault, u"mail.example:25"_s}}};
}

class MailingTest : public ::testing::Test
{
protected:
    void plan(int users, const PlanChoices &choices = links())
    {
        m_bench = std::make_unique<Bench>(users);
        m_post = std::make_shared<FakePost>(m_bench->tenant, m_bench->clock);
        m_bench->planned(choices);
    }
    run::RunOptions options(bool again = false)
    {
        auto texts = mail::LetterTexts::read({});
        EXPECT_TRUE(texts);
        return {.retryFailed = again,
            .ticketKey = std::make_shared<const Secret>(m_key.clone()),
            .mail = std::make_shared<const run::Mail>(
                run::Mail{m_settings, m_post, std::move(*texts)})};
    }
    Ending run(bool again = false) { return m_bench->run(options(again)); }
    [[nodiscard]] const journal::Step &letter(qint32 row) const
    {
        return m_bench->ledger().steps(row).back();
    }
    [[nodiscard]] std::vector<qint64> timesTo(const QString &address) const
    {
        std::vector<qint64> times;
        for (const auto &sent : m_post->sent) {
            if (sent.to == address)
                times.push_back(sent.atMs);
        }
        return times;
    }
    [[nodiscard]] QString addressOf(qint32 row) const { return m_bench->ledger().user(row).email; }

    MailSettings m_settings{.server = QUrl(u"smtp://mail.example:587"_s),
        .from = u"Security <security@acme.example>"_s,
        .contact = u"the help desk"_s};
    Secret m_key = credentials::newSealingKey();
    std::unique_ptr<Bench> m_bench;
    std::shared_ptr<FakePost> m_post;
};

TEST_F(MailingTest, EachGetsTheirOwnLinkAtThePace)
{
    plan(40);
    ASSERT_EQ(run().end, run::End::Done);
    ASSERT_EQ(m_post->sent.size(), 40u);
    for (size_t i = 1; i < m_post->sent.size(); ++i) {
        // Five a second; a letter that was late is made good.
        EXPECT_GE(m_post->sent[i].atMs - m_post->sent[0].atMs, qint64(i - 1) * 200);
    }
    EXPECT_LE(m_post->sent.back().atMs - m_post->sent.front().atMs, 40 * 200 + 1000);
    QSet<QByteArray> linksSeen;
    for (const auto &sent : m_post->sent) {
        const auto at = sent.text.indexOf("https://acme.eu.auth0.com/lo/reset?ticket=");
        ASSERT_GE(at, 0);
        linksSeen.insert(sent.text.mid(at, sent.text.indexOf('\n', at) - at));
        EXPECT_TRUE(sent.text.contains("the help desk"));
        EXPECT_TRUE(sent.text.contains(sent.to.toUtf8()));
    }
    EXPECT_EQ(linksSeen.size(), 40);
    expectClaimsHold(*m_bench);
}

TEST_F(MailingTest, WhoIsPutOffIsTriedAgainAfterGrowingPauses)
{
    plan(6);
    m_post->goesWrong = [&](const auto &sent, int) -> std::optional<Wrong> {
        const auto tries = timesTo(sent.to).size();
        const bool always = sent.to == addressOf(0);
        const bool twice = sent.to == addressOf(1) && tries <= 2;
        if (always || twice)
            return Wrong{{Fate::Deferred, u"450 4.2.0 greylisted"_s}};
        return std::nullopt;
    };
    m_bench->beginRun(options());
    ASSERT_TRUE(m_bench->until([&] { return timesTo(addressOf(0)).size() == 2; }));
    m_bench->clock.advance(500);
    EXPECT_GE(m_bench->progress.back().etaS, 290); // no second that the pause does not take
    ASSERT_EQ(m_bench->finish().end, run::End::Done);
    EXPECT_EQ(letter(0).state, StepState::Failed);
    EXPECT_EQ(letter(0).reason, Reason::MailDeferred);
    EXPECT_EQ(m_bench->ledger().text(letter(0).words), u"450 4.2.0 greylisted");
    EXPECT_EQ(letter(0).attempts, 5);
    const auto times = timesTo(addressOf(0));
    ASSERT_EQ(times.size(), 5u);
    qint64 before = 0;
    for (size_t i = 1; i < times.size(); ++i) {
        EXPECT_GT(times[i] - times[i - 1], std::max<qint64>(before, 59'000));
        before = times[i] - times[i - 1];
    }
    EXPECT_EQ(letter(1).state, StepState::Done);
    EXPECT_EQ(letter(1).attempts, 3);
    EXPECT_EQ(m_bench->users(StepState::Done), 5);
    expectClaimsHold(*m_bench);
}

TEST_F(MailingTest, FiveRefusalsOfAHundredStopTheLettersAndNotTheRevocation)
{
    plan(60);
    m_post->goesWrong = [&](const auto &, int nth) -> std::optional<Wrong> {
        if (nth % 4 == 0)
            return Wrong{{Fate::Refused, u"550 5.7.1 policy"_s}};
        return std::nullopt;
    };
    const Ending ending = run();
    ASSERT_EQ(ending.end, run::End::Halted);
    EXPECT_EQ(ending.error->fault, Fault::MailRefusals);
    EXPECT_EQ(m_bench->users(StepState::Failed), 5);
    EXPECT_LE(m_post->sent.size(), 24u);
    for (const Person &person : m_bench->tenant.people)
        EXPECT_EQ(person.accessRevoked, 1);
    expectClaimsHold(*m_bench);
    // Mended: the same command goes on, and takes the refused up again when that is wished.
    m_post->goesWrong = {};
    ASSERT_EQ(run(true).end, run::End::Done);
    EXPECT_EQ(m_bench->users(StepState::Done), 60);
    expectClaimsHold(*m_bench);
}

TEST_F(MailingTest, AServerThatWorkedIsWaitedFor)
{
    plan(30);
    qint64 downAt = 0;
    m_post->goesWrong = [&](const auto &sent, int nth) -> std::optional<Wrong> {
        if (nth == 10)
            downAt = sent.atMs;
        if (downAt > 0 && sent.atMs < downAt + 120'000)
            return server(nth % 2 ? Fault::MailServerFailing : Fault::MailServerUnreachable);
        return std::nullopt;
    };
    ASSERT_EQ(run().end, run::End::Done);
    EXPECT_EQ(m_bench->users(StepState::Done), 30);
    EXPECT_LT(m_post->sent.size(), 60u); // not hammered meanwhile
    expectClaimsHold(*m_bench);
}

TEST_F(MailingTest, AServerThatStaysAwayEndsTheLettersOnly)
{
    plan(30);
    m_post->goesWrong = [&](const auto &, int nth) -> std::optional<Wrong> {
        return nth > 5 ? std::optional(server(Fault::MailServerUnreachable)) : std::nullopt;
    };
    const Ending ending = run();
    ASSERT_EQ(ending.end, run::End::Halted);
    EXPECT_EQ(ending.error->fault, Fault::MailServerUnreachable);
    EXPECT_EQ(m_bench->users(StepState::Done), 5);
    EXPECT_EQ(m_bench->users(StepState::Pending), 25);
    for (const Person &person : m_bench->tenant.people)
        EXPECT_EQ(person.tickets, 1);
    expectClaimsHold(*m_bench);
}

TEST_F(MailingTest, WhatHoldsForEveryLetterStopsAtOnce)
{
    for (const Fault fault : {Fault::MailServerUnreachable, Fault::MailServerUntrusted,
             Fault::MailServerClear, Fault::MailLoginRefused, Fault::MailSenderRefused}) {
        SCOPED_TRACE(wireName(fault).toStdString());
        plan(10);
        m_post->goesWrong = [&](const auto &, int) {
            return std::optional(server(fault));
        };
        const Ending ending = run();
        ASSERT_EQ(ending.end, run::End::Halted);
        EXPECT_EQ(ending.error->fault, fault);
        EXPECT_EQ(m_post->sent.size(), 1u);
        EXPECT_EQ(m_bench->users(StepState::Pending), 10);
        EXPECT_EQ(m_bench->tenant.people[9].accessRevoked, 1);
    }
}

TEST_F(MailingTest, ALetterOfUnknownFateIsNeverSentAgainByItself)
{
    plan(5);
    m_post->goesWrong = [&](const auto &sent, int) -> std::optional<Wrong> {
        if (sent.to == addressOf(2) && timesTo(sent.to).size() == 1)
            return Wrong{{Fate::Unknown, {}}};
        return std::nullopt;
    };
    ASSERT_EQ(run().end, run::End::Done);
    EXPECT_EQ(letter(2).state, StepState::Unknown);
    ASSERT_EQ(run(true).end, run::End::Done);
    EXPECT_EQ(timesTo(addressOf(2)).size(), 1u);
    const QString userId = m_bench->ledger().user(2).userId;
    ASSERT_TRUE(run::settle(*m_bench->incident, userId, run::Settled::Repeat));
    ASSERT_EQ(run().end, run::End::Done);
    EXPECT_EQ(timesTo(addressOf(2)).size(), 2u);
    EXPECT_EQ(m_bench->users(StepState::Done), 5);
    expectClaimsHold(*m_bench);
}

TEST_F(MailingTest, WithoutItsServerARunThatGoesOnStillRevokes)
{
    plan(10);
    m_bench->beginRun(options());
    ASSERT_TRUE(m_bench->until([&] { return m_post->sent.size() >= 2; }));
    m_bench->engine->pause();
    ASSERT_TRUE(m_bench->until([&] { return m_bench->ended.has_value(); }));
    auto without = options();
    without.mail.reset();
    without.mailFault = Error{Fault::MailPasswordMissing, u"smtp:u@mail.example:587"_s};
    const Ending ending = m_bench->run(without);
    ASSERT_EQ(ending.end, run::End::Halted);
    EXPECT_EQ(ending.error->fault, Fault::MailPasswordMissing);
    for (const Person &person : m_bench->tenant.people)
        EXPECT_EQ(person.accessRevoked, 1);
    EXPECT_GT(m_bench->users(StepState::Pending), 0);
    ASSERT_EQ(run().end, run::End::Done);
    EXPECT_EQ(m_bench->users(StepState::Done), 10);
    expectClaimsHold(*m_bench);
}

TEST_F(MailingTest, TheTimeLeftIsThatOfTheLettersToo)
{
    plan(100);
    m_bench->beginRun(options());
    ASSERT_TRUE(m_bench->until([&] { return m_post->sent.size() >= 10; }));
    m_bench->clock.advance(200);
    const run::Progress &told = m_bench->progress.back();
    EXPECT_GE(told.lettersLeft, 80);
    EXPECT_NEAR(double(told.etaS), double(told.lettersLeft) / 5, 2);
    (void)m_bench->finish();
}

TEST_F(MailingTest, ALinkThatIsGoneIsNotPromised)
{
    plan(4);
    ASSERT_EQ(m_bench->run({.ticketKey = std::make_shared<const Secret>(m_key.clone())}).end,
        run::End::Done);
    m_key = credentials::newSealingKey(); // the keychain's was lost
    ASSERT_EQ(run().end, run::End::Done);
    EXPECT_TRUE(m_post->sent.empty());
    for (qint32 row = 0; row < 4; ++row)
        EXPECT_EQ(letter(row).reason, Reason::NoLink);
    EXPECT_EQ(m_bench->users(StepState::Failed), 4);
}

TEST_F(MailingTest, WhoGetsNoLinkGetsNoLetterAndTheReasonIsTheSame)
{
    plan(3);
    m_bench = std::make_unique<Bench>(3);
    m_post = std::make_shared<FakePost>(m_bench->tenant, m_bench->clock);
    m_bench->tenant.people[0].email = u"inject@x.example\r\nBcc: all@x.example"_s;
    m_bench->tenant.people[2].connections.clear();
    m_bench->planned(links());
    ASSERT_EQ(run().end, run::End::Done);
    EXPECT_EQ(m_post->sent.size(), 1u);
    int unfit = 0, without = 0;
    for (qint32 row = 0; row < m_bench->ledger().rowCount(); ++row) {
        if (m_bench->ledger().steps(row).empty())
            continue;
        unfit += int(letter(row).reason == Reason::AddressUnfit);
        without += int(letter(row).reason == Reason::NoPasswordConnection);
    }
    EXPECT_EQ(unfit, 1);
    EXPECT_EQ(without, 1);
}

TEST_F(MailingTest, TheLanguageIsTheProfiles)
{
    const std::pair<QJsonObject, const char16_t *> rows[]{
        {{{u"user_metadata"_s, QJsonObject{{u"lang"_s, u"de-AT"_s}}}}, u"de"},
        {{{u"user_metadata"_s, QJsonObject{{u"preferred_language"_s, u"de"_s}}},
             {u"locale"_s, u"en"_s}},
            u"de"}, // what was chosen comes before what a social connection says
        {{{u"locale"_s, u"de_CH"_s}}, u"de"},
        {{{u"locale"_s, u"fr"_s}}, u"en"},
        {{{u"locale"_s, u"not a language <b>"_s}}, u"en"},
        {{{u"locale"_s, 7}}, u"en"},
        {{}, u"en"},
    };
    plan(1);
    m_bench = std::make_unique<Bench>(int(std::size(rows)));
    m_post = std::make_shared<FakePost>(m_bench->tenant, m_bench->clock);
    for (size_t i = 0; i < std::size(rows); ++i)
        m_bench->tenant.people[i].profile = rows[i].first;
    m_bench->planned(links());
    ASSERT_EQ(run().end, run::End::Done);
    ASSERT_EQ(m_post->sent.size(), std::size(rows));
    for (size_t i = 0; i < std::size(rows); ++i) {
        const auto sent = std::find_if(m_post->sent.begin(), m_post->sent.end(),
            [&](const auto &each) { return each.to == m_bench->tenant.people[i].email; });
        ASSERT_NE(sent, m_post->sent.end());
        const bool german = sent->subject.startsWith(u"Bitte");
        EXPECT_EQ(german, QStringView(rows[i].second) == u"de") << i;
    }
}

// Auth0's own mail says it all: nobody is held for a letter that does not come.
TEST_F(MailingTest, WhereThereIsNothingToWriteAboutNobodyIsTouched)
{
    PlanChoices choices;
    choices.reset = ResetMethod::Email;
    m_settings.notices = true;
    plan(4, choices);
    ASSERT_EQ(run().end, run::End::Done);
    EXPECT_TRUE(m_post->sent.empty());
    EXPECT_EQ(m_bench->users(StepState::Done), 4);
    EXPECT_FALSE(m_bench->ledger().mail());
}

TEST_F(MailingTest, ANoticeHasNoLink)
{
    PlanChoices choices;
    choices.reset = ResetMethod::Password;
    m_settings.notices = true;
    plan(5, choices);
    ASSERT_EQ(run().end, run::End::Done);
    ASSERT_EQ(m_post->sent.size(), 5u);
    EXPECT_FALSE(m_post->sent[0].text.contains("http"));
    expectClaimsHold(*m_bench);
}

TEST_F(MailingTest, PauseEndsSoonAndTheRestIsSentLater)
{
    plan(30);
    m_bench->beginRun(options());
    ASSERT_TRUE(m_bench->until([&] { return m_post->sent.size() >= 10; }));
    const qint64 wished = m_bench->clock.steadyMs();
    m_bench->engine->pause();
    ASSERT_TRUE(m_bench->until([&] { return m_bench->ended.has_value(); }));
    EXPECT_LT(m_bench->clock.steadyMs() - wished, 5000);
    EXPECT_EQ(m_bench->ended->end, run::End::Paused);
    EXPECT_LT(m_post->sent.size(), 13u);
    ASSERT_EQ(run().end, run::End::Done);
    EXPECT_EQ(m_post->sent.size(), 30u);
    expectClaimsHold(*m_bench);
}

// The process dies when the n-th letter has been sent, with its effect or without.
TEST_F(MailingTest, NobodyGetsTwoWhereverTheProcessDies)
{
    constexpr int users = 6;
    for (const bool delivered : {false, true}) {
        for (int n = 1; n <= users; ++n) {
            SCOPED_TRACE(n);
            plan(users);
            m_post->goesWrong = [&](const auto &, int nth) -> std::optional<Wrong> {
                if (nth == n)
                    return Wrong{{Fate::Accepted, {}}, delivered, 3'600'000};
                return std::nullopt;
            };
            m_bench->beginRun(options());
            ASSERT_TRUE(m_bench->until([&] { return int(m_post->sent.size()) == n; }));
            m_bench->engine.reset();
            m_bench->closeIncident();
            m_bench->openIncident();
            m_post->goesWrong = {};
            ASSERT_EQ(run().end, run::End::Done);
            EXPECT_EQ(m_bench->users(StepState::Unknown), 1);
            EXPECT_EQ(m_bench->users(StepState::Done), users - 1);
            for (qint32 row = 0; row < users; ++row)
                EXPECT_LE(timesTo(addressOf(row)).size(), 1u);
            expectClaimsHold(*m_bench);
        }
    }
}

} // namespace
} // namespace bulkhead::testing
