// SPDX-License-Identifier: Apache-2.0
#include "mail/mailbox.h"

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;

namespace bulkhead::mail {
namespace {

TEST(Mailbox, WhatALetterCanBeAddressedTo)
{
    struct
    {
        QString address;
        bool mailable;
    } const rows[]{
        {u"ann@example.com"_s, true},
        {u"ann.o'hara+x@mail.example.co.uk"_s, true},
        {u"jörg@bücher.example"_s, true},
        {u"\"ann lee\"@example.com"_s, true},
        {uR"("a\"b@c"@example.com)"_s, true},
        {u"a@localhost"_s, true},
        {u""_s, false},
        {u"ann"_s, false},
        {u"@example.com"_s, false},
        {u"ann@"_s, false},
        {u"ann lee@example.com"_s, false},
        {u"ann@exam ple.com"_s, false},
        {u"ann@example..com"_s, false},
        {u"ann@-example.com"_s, false},
        {u".ann@example.com"_s, false},
        {u"ann@example.com>"_s, false},
        {u"ann@example.com, bob@example.com"_s, false},
        // Each would begin another header or command.
        {u"ann@example.com\r\nBcc: all@example.com"_s, false},
        {u"ann@example.com\nDATA"_s, false},
        {u"\"a\r\nb\"@example.com"_s, false},
        {u"ann\u2028@example.com"_s, false},
        {u"ann@example.com\0"_s, false},
        {QString(65, u'a') + u"@example.com"_s, false},
        {u"a@"_s + QString(260, u'b'), false},
    };
    for (const auto &row : rows)
        EXPECT_EQ(isMailable(row.address), row.mailable) << row.address.toStdString();
}

TEST(Mailbox, ReadsNamesWithQuotesAndWithout)
{
    EXPECT_EQ(mailbox(u" a@b.example "_s)->address, u"a@b.example");
    EXPECT_EQ(mailbox(u"Security Team <a@b.example>"_s)->name, u"Security Team");
    EXPECT_EQ(mailbox(u"\"Team, Security\" <a@b.example>"_s)->name, u"Team, Security");
    EXPECT_FALSE(mailbox(u"Security"_s));
    EXPECT_FALSE(mailbox(u"Security <nothing>"_s));
    EXPECT_FALSE(mailbox(u"Evil\r\nBcc: x@y.example <a@b.example>"_s));
    EXPECT_FALSE(mailbox(u"a@b.example>"_s));
}

TEST(Mailbox, HeadersAreEncodedAndNeverBroken)
{
    EXPECT_EQ(headerForm(u"plain words"_s), "plain words");
    EXPECT_EQ(headerForm(u"Grüße"_s), "=?utf-8?B?R3LDvMOfZQ==?=");
    EXPECT_EQ(headerForm(u"=?utf-8?B?eA==?="_s).contains("=?utf-8?B?PT91"), true);
    const QByteArray injected = headerForm(u"a\r\nBcc: x@y.example"_s);
    EXPECT_FALSE(injected.contains('\n') || injected.contains('\r'));
    const QByteArray longest = headerForm(QString(100, u'ü'));
    for (const QByteArray &word : longest.split(' '))
        EXPECT_LE(word.size(), 75);
    EXPECT_EQ(headerForm(Mailbox{{}, u"a@b.example"_s}), "a@b.example");
    EXPECT_EQ(
        headerForm(Mailbox{u"A \"B\" C"_s, u"a@b.example"_s}), "\"A \\\"B\\\" C\" <a@b.example>");
    EXPECT_EQ(
        headerForm(Mailbox{u"Jörg"_s, u"a@b.example"_s}), "=?utf-8?B?SsO2cmc=?= <a@b.example>");
}

} // namespace
} // namespace bulkhead::mail
