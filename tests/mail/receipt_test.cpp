// SPDX-License-Identifier: Apache-2.0
#include "mail/receipt.h"

#include "mail/refusal_watch.h"

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;

namespace bulkhead::mail {
namespace {

struct Row
{
    Ending ending;
    Stage stage;
    int reply;
    Fate fate;
    std::optional<Fault> fault = {};
};

constexpr Row rows[]{
    {Ending::Good, Stage::Ending, 250, Fate::Accepted},
    {Ending::HostUnknown, Stage::Connecting, 0, Fate::NotSent, Fault::MailServerUnreachable},
    {Ending::NoConnection, Stage::Connecting, 0, Fate::NotSent, Fault::MailServerUnreachable},
    {Ending::TimedOut, Stage::Connecting, 0, Fate::NotSent, Fault::MailServerUnreachable},
    {Ending::TimedOut, Stage::Greeting, 0, Fate::NotSent, Fault::MailServerUnreachable},
    {Ending::Broken, Stage::Greeting, 554, Fate::NotSent, Fault::MailServerFailing},
    {Ending::Broken, Stage::Greeting, 421, Fate::NotSent, Fault::MailServerFailing},
    {Ending::Untrusted, Stage::Connecting, 0, Fate::NotSent, Fault::MailServerUntrusted},
    {Ending::Untrusted, Stage::Starting, 220, Fate::NotSent, Fault::MailServerUntrusted},
    {Ending::Clear, Stage::Greeting, 250, Fate::NotSent, Fault::MailServerClear},
    {Ending::LoginDenied, Stage::Login, 535, Fate::NotSent, Fault::MailLoginRefused},
    {Ending::LoginDenied, Stage::Login, 454, Fate::NotSent, Fault::MailServerFailing},
    {Ending::Broken, Stage::Login, 504, Fate::NotSent, Fault::MailLoginRefused},
    {Ending::Broken, Stage::Sender, 530, Fate::NotSent, Fault::MailLoginRefused},
    {Ending::Broken, Stage::Sender, 553, Fate::NotSent, Fault::MailSenderRefused},
    {Ending::Broken, Stage::Sender, 451, Fate::NotSent, Fault::MailServerFailing},
    {Ending::Broken, Stage::Sender, 0, Fate::NotSent, Fault::MailServerUnreachable},
    {Ending::Broken, Stage::Recipient, 550, Fate::Refused},
    {Ending::Broken, Stage::Recipient, 450, Fate::Deferred},
    {Ending::Broken, Stage::Recipient, 421, Fate::NotSent, Fault::MailServerFailing},
    {Ending::Broken, Stage::Recipient, 0, Fate::NotSent, Fault::MailServerUnreachable},
    {Ending::TimedOut, Stage::Recipient, 0, Fate::NotSent, Fault::MailServerUnreachable},
    {Ending::Broken, Stage::Content, 554, Fate::Refused},
    {Ending::Broken, Stage::Content, 354, Fate::NotSent, Fault::MailServerUnreachable},
    {Ending::TimedOut, Stage::Content, 354, Fate::NotSent, Fault::MailServerUnreachable},
    {Ending::Broken, Stage::Ending, 552, Fate::Refused},
    {Ending::Broken, Stage::Ending, 452, Fate::Deferred},
    {Ending::Broken, Stage::Ending, 421, Fate::NotSent, Fault::MailServerFailing},
    // The dot may have gone out.
    {Ending::Broken, Stage::Ending, 354, Fate::Unknown},
    {Ending::TimedOut, Stage::Ending, 354, Fate::Unknown},
    {Ending::Broken, Stage::Ending, 0, Fate::Unknown},
};

TEST(Receipt, TellsApartWhatConcernsOneUserAndWhatConcernsAll)
{
    for (const Row &row : rows) {
        const Receipt receipt =
            receiptOf({row.ending, row.stage, row.reply, u"words"_s, u"mail.example:25"_s});
        const auto where = ::testing::Message()
            << int(row.ending) << " at " << int(row.stage) << " " << row.reply;
        EXPECT_EQ(receipt.fate, row.fate) << where;
        EXPECT_EQ(receipt.error ? std::optional(receipt.error->fault) : std::nullopt, row.fault)
            << where;
        EXPECT_EQ(receipt.error.has_value(), receipt.fate == Fate::NotSent) << where;
    }
}

TEST(Receipt, OnlyTroubleMayPass)
{
    EXPECT_TRUE(mayPass(Fault::MailServerUnreachable));
    EXPECT_TRUE(mayPass(Fault::MailServerFailing));
    for (const Fault fault : {Fault::MailServerUntrusted, Fault::MailServerClear,
             Fault::MailLoginRefused, Fault::MailSenderRefused})
        EXPECT_FALSE(mayPass(fault));
}

TEST(RefusalWatch, FiveOfTheLastHundredAreTooMany)
{
    RefusalWatch watch;
    for (int i = 0; i < 1000; ++i) {
        watch.add(i % 25 == 0); // four of a hundred
        ASSERT_FALSE(watch.alarmed());
    }
    RefusalWatch other;
    for (int i = 0; i < 4; ++i)
        other.add(true);
    EXPECT_FALSE(other.alarmed());
    for (int i = 0; i < 96; ++i)
        other.add(false);
    EXPECT_EQ(other.refused(), 4);
    other.add(false); // the first refusal is a hundred letters ago
    EXPECT_EQ(other.refused(), 3);
    other.add(true);
    other.add(true);
    EXPECT_FALSE(other.alarmed()); // two more of the old ones went
    for (int i = 0; i < 5; ++i)
        other.add(true);
    EXPECT_TRUE(other.alarmed());
}

} // namespace
} // namespace bulkhead::mail
