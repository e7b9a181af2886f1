// SPDX-License-Identifier: Apache-2.0
#include "model/mail_settings.h"

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;

namespace bulkhead {
namespace {

TEST(MailServer, IsAnAddressAndNothingMore)
{
    EXPECT_EQ(
        mailServerFrom(u"smtp://mail.example.com"_s)->toString(), u"smtp://mail.example.com:587");
    EXPECT_EQ(mailServerFrom(u"smtps://mail.example.com/"_s)->toString(),
        u"smtps://mail.example.com:465");
    EXPECT_EQ(nameOf(*mailServerFrom(u"smtp://10.0.0.1:2525"_s)), u"10.0.0.1:2525");
    for (const QString &wrong : {u""_s, u"mail.example.com"_s, u"http://mail.example.com"_s,
             u"smtp://"_s, u"smtp://h:0"_s, u"smtp://h:99999"_s, u"smtp://h/path"_s,
             u"smtp://h?x=1"_s, u"smtp://h#x"_s, u"smtp://user@h"_s}) {
        const auto server = mailServerFrom(wrong);
        ASSERT_FALSE(server) << wrong.toStdString();
        EXPECT_EQ(server.error().fault, Fault::MailServerWrong);
    }
    EXPECT_FALSE(mailServerFrom(u"smtp://u:s3cret@h"_s).error().detail.contains(u"s3cret"));
}

TEST(MailServer, OnlyThisMachinesMayBeClear)
{
    EXPECT_TRUE(mayBeClear(*mailServerFrom(u"smtp://127.0.0.1:25"_s)));
    EXPECT_TRUE(mayBeClear(*mailServerFrom(u"smtp://localhost:25"_s)));
    EXPECT_FALSE(mayBeClear(*mailServerFrom(u"smtps://127.0.0.1"_s)));
    EXPECT_FALSE(mayBeClear(*mailServerFrom(u"smtp://mail.example.com"_s)));
    EXPECT_FALSE(mayBeClear(*mailServerFrom(u"smtp://127.evil.example"_s)));
}

TEST(MailSettings, ComeBackFromTheJournal)
{
    const MailSettings settings{*mailServerFrom(u"smtps://m.example:1465"_s), u"u"_s,
        u"a@b.example"_s, u"r@b.example"_s, u"/ca.pem"_s, u"me"_s, u"desk"_s, u"/texts"_s, 12.5,
        true, true};
    EXPECT_EQ(mailSettingsFromJson(toJson(settings)), settings);
    EXPECT_EQ(mailSettingsFromJson({}).ratePerS, 5);
}

} // namespace
} // namespace bulkhead
