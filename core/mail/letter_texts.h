// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "mail/letter.h"
#include "mail/letter_kind.h"

#include <map>

namespace bulkhead::mail {

// What a letter says, with the places where it differs from user to user:
//   {link}      the reset link, in a paragraph of its own, exactly once in a letter with a link
//   {host}      where it leads, so that users can check that; must be named in such a letter
//   {until}     until when it works, UTC
//   {address}   the user's own address
//   {contact}   whom to ask; a paragraph that names it is left out when nobody is named
// The first line is `Subject: ...`, then comes an empty one. Plain text: paragraphs divided by
// empty lines. The HTML form is made from it, so that both say the same.
struct LetterText
{
    QString language; // BCP 47
    QString subject;
    QString body;
};

// MailTemplateUnfit, with `name` and what is wrong.
[[nodiscard]] Result<LetterText> letterText(
    LetterKind kind, const QString &name, const QString &language, const QString &file);

// What is said in which language. English is always there.
class LetterTexts
{
public:
    // Our own, and instead of these what is in `folder`: link.LANGUAGE.txt, notice.LANGUAGE.txt.
    // Empty: our own only. MailTemplateUnfit when one is not as above, or the folder is not there.
    [[nodiscard]] static Result<LetterTexts> read(const QString &folder);

    // In the language of the profile (`de`, `de-AT`, `de_AT`), or the first before its divider, or
    // English.
    [[nodiscard]] const LetterText &in(LetterKind kind, const QString &language) const;
    [[nodiscard]] QStringList languages(LetterKind kind) const;

private:
    std::map<std::pair<LetterKind, QString>, LetterText> m_texts;
};

// What a letter to one user is made of.
struct LetterFacts
{
    QString address;
    QString contact{};
    qint64 untilMs = 0; // UTC
    const Secret *link = nullptr; // of a letter with a link
};

// Fills in subject, language, text and html; the rest is the caller's.
[[nodiscard]] Letter writeLetter(const LetterText &text, const LetterFacts &facts);

} // namespace bulkhead::mail
