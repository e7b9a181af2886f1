// SPDX-License-Identifier: Apache-2.0
#include "mail/letter_texts.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QUrl>

using namespace Qt::StringLiterals;

// Outside any namespace, as Qt wants it: a static library's resources are linked by this only.
static void loadOwn()
{
    Q_INIT_RESOURCE(letters);
}

namespace bulkhead::mail {
namespace {

constexpr qint64 longestFile = 64 * 1024;
constexpr auto ownFolder = ":/letters"_L1;
const QString linkPlace = u"{link}"_s;
const QString contactPlace = u"{contact}"_s;

tl::unexpected<Error> unfit(const QString &name, const QString &what)
{
    return failure(Fault::MailTemplateUnfit, name + u": "_s + what);
}

QStringList paragraphsOf(const QString &body)
{
    QStringList paragraphs;
    for (const QString &each : body.split(u"\n\n"_s, Qt::SkipEmptyParts)) {
        if (const QString paragraph = each.trimmed(); !paragraph.isEmpty())
            paragraphs << paragraph;
    }
    return paragraphs;
}

// One pass, so that nothing that was filled in is taken for a place.
QString filled(const QString &text, const std::map<QString, QString> &values)
{
    static const QRegularExpression place(uR"(\{[a-z]+\})"_s);
    QString done;
    qsizetype from = 0;
    for (auto matches = place.globalMatch(text); matches.hasNext();) {
        const auto match = matches.next();
        const auto value = values.find(match.captured());
        done += QStringView(text).mid(from, match.capturedStart() - from);
        done += value == values.end() ? match.captured() : value->second;
        from = match.capturedEnd();
    }
    done += QStringView(text).mid(from);
    return done;
}

void append(QByteArray &bytes, const QString &text)
{
    bytes += text.toUtf8();
}

QString hostOf(const Secret *link)
{
    if (!link)
        return {};
    QByteArray bytes(link->reveal().data(), link->reveal().size());
    const QString host = QUrl::fromEncoded(bytes).authority();
    wipe(bytes);
    return host;
}

} // namespace

Result<LetterText> letterText(
    LetterKind kind, const QString &name, const QString &language, const QString &file)
{
    QString text = file;
    text.replace(u"\r\n"_s, u"\n"_s);
    const qsizetype end = text.indexOf(u'\n');
    const QString first = text.left(end < 0 ? text.size() : end);
    if (!first.startsWith(u"Subject:"_s) || first.mid(8).trimmed().isEmpty())
        return unfit(name, u"Subject:"_s);
    LetterText letter{language, first.mid(8).trimmed(), end < 0 ? QString() : text.mid(end + 1)};
    static const QStringList known{
        linkPlace, u"{host}"_s, u"{until}"_s, u"{address}"_s, contactPlace};
    static const QRegularExpression place(uR"(\{[^}\s]*\})"_s);
    for (auto matches = place.globalMatch(text); matches.hasNext();) {
        if (const QString found = matches.next().captured(); !known.contains(found))
            return unfit(name, found);
    }
    const bool link = kind == LetterKind::Link;
    const QStringList paragraphs = paragraphsOf(letter.body);
    if (paragraphs.isEmpty())
        return unfit(name, u"-"_s);
    if (text.count(linkPlace) != (link ? 1 : 0) || paragraphs.contains(linkPlace) != link)
        return unfit(name, linkPlace);
    if (link && !letter.body.contains(u"{host}"_s))
        return unfit(name, u"{host}"_s);
    if (!link && (text.contains(u"{host}"_s) || text.contains(u"{until}"_s)))
        return unfit(name, text.contains(u"{host}"_s) ? u"{host}"_s : u"{until}"_s);
    return letter;
}

Result<LetterTexts> LetterTexts::read(const QString &folder)
{
    loadOwn();
    LetterTexts texts;
    static const QRegularExpression name(
        uR"(^(link|notice)\.([A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*)\.txt$)"_s);
    QStringList folders{ownFolder};
    if (!folder.isEmpty()) {
        if (!QDir(folder).exists())
            return unfit(folder, u"-"_s);
        folders << folder;
    }
    for (const QString &each : folders) {
        for (const QString &entry : QDir(each).entryList(QDir::Files)) {
            const auto match = name.match(entry);
            if (!match.hasMatch())
                continue;
            QFile file(QDir(each).filePath(entry));
            if (!file.open(QIODevice::ReadOnly) || file.size() > longestFile)
                return unfit(file.fileName(), u"-"_s);
            const LetterKind kind =
                match.captured(1) == u"link" ? LetterKind::Link : LetterKind::Notice;
            const QString language = match.captured(2);
            const auto text =
                letterText(kind, file.fileName(), language, QString::fromUtf8(file.readAll()));
            if (!text)
                return tl::unexpected(text.error());
            texts.m_texts.insert_or_assign({kind, language.toLower()}, *text);
        }
    }
    return texts;
}

const LetterText &LetterTexts::in(LetterKind kind, const QString &language) const
{
    const QString wanted = QString(language).replace(u'_', u'-').toLower();
    for (const QString &each : {wanted, wanted.section(u'-', 0, 0)}) {
        if (const auto found = m_texts.find({kind, each}); found != m_texts.end())
            return found->second;
    }
    return m_texts.at({kind, u"en"_s});
}

QStringList LetterTexts::languages(LetterKind kind) const
{
    QStringList all;
    for (const auto &[key, text] : m_texts) {
        if (key.first == kind)
            all << text.language;
    }
    return all;
}

Letter writeLetter(const LetterText &text, const LetterFacts &facts)
{
    const QString host = hostOf(facts.link);
    const std::map<QString, QString> values{
        {u"{host}"_s, host},
        {u"{until}"_s,
            QDateTime::fromMSecsSinceEpoch(facts.untilMs, Qt::UTC).toString(u"yyyy-MM-dd HH:mm"_s)
                + u" UTC"_s},
        {u"{address}"_s, facts.address},
        {contactPlace, facts.contact},
    };
    QByteArray plain;
    QByteArray html;
    for (QByteArray *each : {&plain, &html}) // never moved once the link stands in it
        each->reserve(4 * text.body.size() + 4096);
    append(html,
        u"<!DOCTYPE html>\n<html lang=\"%1\"><body style=\"font-family:sans-serif;line-height:1.5\">\n"_s
            .arg(text.language.toHtmlEscaped()));
    for (const QString &paragraph : paragraphsOf(text.body)) {
        if (facts.contact.isEmpty() && paragraph.contains(contactPlace))
            continue;
        if (!plain.isEmpty())
            plain += "\n\n";
        if (paragraph == linkPlace && facts.link) {
            plain += facts.link->reveal();
            QByteArray escaped(facts.link->reveal().data(), facts.link->reveal().size());
            escaped.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;");
            html +=
                "<p><a href=\"" + escaped + "\">" + host.toHtmlEscaped().toUtf8() + "</a></p>\n";
            wipe(escaped);
            continue;
        }
        const QString words = filled(paragraph, values);
        append(plain, words);
        append(html, u"<p>"_s + words.toHtmlEscaped().replace(u'\n', u"<br>\n"_s) + u"</p>\n"_s);
    }
    plain += '\n';
    append(html, u"</body></html>\n"_s);
    Letter letter;
    letter.to = facts.address;
    letter.language = text.language;
    letter.subject = filled(text.subject, values);
    letter.text = Secret(std::move(plain));
    letter.html = Secret(std::move(html));
    return letter;
}

} // namespace bulkhead::mail
