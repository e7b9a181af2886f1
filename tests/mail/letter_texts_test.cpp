// SPDX-License-Identifier: Apache-2.0
#include "mail/letter_texts.h"

#include <QFile>
#include <QTemporaryDir>

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;

namespace bulkhead::mail {
namespace {

const QString fitting =
    u"Subject: Hi {address}\n\nOne.\nTwo {host}.\n\n{link}\n\nAsk {contact}.\n\nUntil {until}\n"_s;

QString shown(const Secret &secret)
{
    return QString::fromUtf8(secret.reveal());
}

TEST(LetterTexts, OursAreThereInBothKindsAndFit)
{
    const auto texts = LetterTexts::read({});
    ASSERT_TRUE(texts);
    for (const LetterKind kind : {LetterKind::Link, LetterKind::Notice})
        EXPECT_EQ(texts->languages(kind), (QStringList{u"de"_s, u"en"_s}));
    EXPECT_EQ(texts->in(LetterKind::Link, u"de-AT"_s).language, u"de");
    EXPECT_EQ(texts->in(LetterKind::Link, u"DE_ch"_s).language, u"de");
    EXPECT_EQ(texts->in(LetterKind::Link, u"fr"_s).language, u"en");
    EXPECT_EQ(texts->in(LetterKind::Notice, {}).language, u"en");
}

TEST(LetterTexts, WhatATextMustHave)
{
    struct
    {
        LetterKind kind;
        QString text;
        bool fits;
    } const rows[]{
        {LetterKind::Link, QString(fitting), true},
        {LetterKind::Link, QString(fitting).replace(u'\n', u"\r\n"_s), true},
        {LetterKind::Notice, u"Subject: A\n\nB {address}"_s, true},
        {LetterKind::Link, u""_s, false},
        {LetterKind::Link, u"No subject\n\n{link}\n\n{host}"_s, false},
        {LetterKind::Link, u"Subject: \n\n{link}\n\n{host}"_s, false},
        {LetterKind::Link, u"Subject: A\n\nno link to {host}"_s, false},
        {LetterKind::Link, u"Subject: A\n\n{link}\n\n{link}\n\n{host}"_s, false},
        {LetterKind::Link, u"Subject: A\n\nhere: {link} {host}"_s, false}, // not by itself
        {LetterKind::Link, u"Subject: A\n\n{link}"_s, false}, // nobody could check it
        {LetterKind::Link, u"Subject: {link}\n\n{host}"_s, false},
        {LetterKind::Link, u"Subject: A\n\n{link}\n\n{host} {name}"_s, false},
        {LetterKind::Notice, u"Subject: A\n\n{link}"_s, false},
        {LetterKind::Notice, u"Subject: A\n\n{until}"_s, false},
        {LetterKind::Notice, u"Subject: A\n"_s, false},
    };
    for (const auto &row : rows) {
        const auto text = letterText(row.kind, u"x.txt"_s, u"en"_s, row.text);
        EXPECT_EQ(text.has_value(), row.fits) << row.text.toStdString();
        if (!text) {
            EXPECT_EQ(text.error().fault, Fault::MailTemplateUnfit);
            EXPECT_TRUE(text.error().detail.startsWith(u"x.txt"));
        }
    }
}

TEST(LetterTexts, OnesOwnComeBeforeOurs)
{
    QTemporaryDir folder;
    QFile file(folder.filePath(u"link.fr.txt"_s));
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write(QString(fitting).toUtf8());
    file.close();
    auto texts = LetterTexts::read(folder.path());
    ASSERT_TRUE(texts);
    EXPECT_EQ(texts->in(LetterKind::Link, u"fr-FR"_s).subject, u"Hi {address}");
    EXPECT_EQ(texts->in(LetterKind::Link, u"de"_s).language, u"de");
    QFile broken(folder.filePath(u"notice.de.txt"_s));
    ASSERT_TRUE(broken.open(QIODevice::WriteOnly));
    broken.write("nothing");
    broken.close();
    EXPECT_EQ(LetterTexts::read(folder.path()).error().fault, Fault::MailTemplateUnfit);
    EXPECT_EQ(LetterTexts::read(u"/no/such/folder"_s).error().fault, Fault::MailTemplateUnfit);
}

TEST(WriteLetter, FillsInOnceAndEscapes)
{
    const Secret link{QByteArray("https://acme.example/lo?a=1&t=\"x\"#")};
    const auto text = letterText(LetterKind::Link, u"x"_s, u"en"_s, QString(fitting));
    const Letter letter =
        writeLetter(*text, {u"<{link}>@x.example"_s, u"the <desk>"_s, 1'790'000'000'000, &link});
    EXPECT_EQ(letter.subject, u"Hi <{link}>@x.example"); // not filled in again
    const QString plain = shown(letter.text), html = shown(letter.html);
    EXPECT_EQ(plain.count(u"https://acme.example/lo?a=1&t=\"x\"#"), 1);
    EXPECT_EQ(html.count(u"https://"), 1);
    EXPECT_TRUE(html.contains(
        u"<a href=\"https://acme.example/lo?a=1&amp;t=&quot;x&quot;#\">acme.example</a>"));
    EXPECT_TRUE(html.contains(u"the &lt;desk&gt;"));
    EXPECT_TRUE(html.contains(u"One.<br>\nTwo acme.example."));
    EXPECT_TRUE(plain.contains(u"2026-09-21 14:13 UTC"));
    const Letter without = writeLetter(*text, {u"a@x.example"_s, {}, 0, &link});
    EXPECT_FALSE(shown(without.text).contains(u"Ask"));
}

} // namespace
} // namespace bulkhead::mail
