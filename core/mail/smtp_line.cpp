// SPDX-License-Identifier: Apache-2.0
#include "mail/smtp_line.h"

#include <QDateTime>
#include <QLocale>

#include <curl/curl.h>

using namespace Qt::StringLiterals;

namespace bulkhead::mail {
namespace {

constexpr long connectPatienceS = 20;
constexpr long letterPatienceS = 180; // some servers read a letter for long before they answer
constexpr qsizetype longestWords = 200;

struct SlistFree
{
    void operator()(curl_slist *list) const { curl_slist_free_all(list); }
};
using Slist = std::unique_ptr<curl_slist, SlistFree>;
struct MimeFree
{
    void operator()(curl_mime *mime) const { curl_mime_free(mime); }
};
using Mime = std::unique_ptr<curl_mime, MimeFree>;

void add(Slist &list, const QByteArray &line)
{
    list.reset(curl_slist_append(list.release(), line.constData()));
}

// What libcurl says of the conversation. Nothing that is sent is kept.
struct Watch
{
    Stage stage = Stage::Connecting;
    int reply = 0;
    QByteArray words;
    bool over = false; // libcurl says goodbye after a refusal
};

void sawCommand(Watch &watch, QByteArrayView line)
{
    if (line.startsWith("QUIT")) {
        watch.over = true;
        return;
    }
    if (line.startsWith("STARTTLS"))
        watch.stage = Stage::Starting;
    else if (line.startsWith("AUTH "))
        watch.stage = Stage::Login;
    else if (line.startsWith("MAIL "))
        watch.stage = Stage::Sender;
    else if (line.startsWith("RCPT "))
        watch.stage = Stage::Recipient;
    else if (line.startsWith("DATA"))
        watch.stage = Stage::Content;
    else
        return;
    watch.reply = 0;
    watch.words.clear();
}

void sawReply(Watch &watch, QByteArrayView line)
{
    if (watch.stage == Stage::Connecting)
        watch.stage = Stage::Greeting;
    bool number = false;
    const int reply = line.first(std::min<qsizetype>(3, line.size())).toByteArray().toInt(&number);
    if (!number)
        return;
    watch.reply = reply;
    watch.words = line.first(std::min(line.size(), longestWords)).toByteArray();
}

int listen(CURL *, curl_infotype type, char *data, size_t size, void *watching)
{
    if (!watching || static_cast<Watch *>(watching)->over)
        return 0;
    auto &watch = *static_cast<Watch *>(watching);
    const QByteArrayView line(data, qsizetype(size));
    if (type == CURLINFO_HEADER_OUT)
        sawCommand(watch, line);
    else if (type == CURLINFO_HEADER_IN)
        sawReply(watch, line);
    else if (type == CURLINFO_DATA_OUT && line.endsWith("--\r\n"))
        watch.stage = Stage::Ending; // the last boundary: only the dot is left
    return 0;
}

int progress(void *aborting, curl_off_t, curl_off_t, curl_off_t, curl_off_t)
{
    return static_cast<const std::atomic<bool> *>(aborting)->load() ? 1 : 0;
}

Ending endingOf(CURLcode code)
{
    switch (code) {
    case CURLE_OK: return Ending::Good;
    case CURLE_COULDNT_RESOLVE_HOST: return Ending::HostUnknown;
    case CURLE_COULDNT_CONNECT: return Ending::NoConnection;
    case CURLE_OPERATION_TIMEDOUT:
    case CURLE_ABORTED_BY_CALLBACK: return Ending::TimedOut;
    case CURLE_USE_SSL_FAILED: return Ending::Clear;
    case CURLE_LOGIN_DENIED: return Ending::LoginDenied;
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_ISSUER_ERROR:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CIPHER:
    case CURLE_SSL_INVALIDCERTSTATUS: return Ending::Untrusted;
    default: return Ending::Broken;
    }
}

// The server's words, fit for one line of a report.
QString wordsOf(const QByteArray &line)
{
    QString words = QString::fromUtf8(line).simplified();
    words.removeIf([](QChar c) { return !c.isPrint(); });
    return words;
}

Slist headersOf(const Letter &letter)
{
    Slist headers;
    const auto date = QDateTime::fromMSecsSinceEpoch(letter.dateMs, Qt::UTC);
    add(headers, "From: " + headerForm(letter.from));
    add(headers, "To: " + headerForm(Mailbox{{}, letter.to}));
    if (letter.replyTo)
        add(headers, "Reply-To: " + headerForm(*letter.replyTo));
    add(headers, "Subject: " + headerForm(letter.subject));
    add(headers,
        "Date: " + QLocale::c().toString(date, u"ddd, dd MMM yyyy HH:mm:ss"_s).toLatin1()
            + " +0000");
    add(headers, "Message-ID: <" + letter.messageId.toUtf8() + '>');
    add(headers, "Content-Language: " + headerForm(letter.language));
    add(headers, "Auto-Submitted: auto-generated"); // RFC 3834: no out-of-office answers
    add(headers, "Content-Type: multipart/alternative");
    return headers;
}

void addText(curl_mime *mime, const Secret &text, const char *type)
{
    QByteArray lines; // the encoder keeps line ends as such only in this form
    for (const char c : text.reveal()) {
        if (c == '\n')
            lines += '\r';
        lines += c;
    }
    curl_mimepart *part = curl_mime_addpart(mime);
    curl_mime_data(part, lines.constData(), size_t(lines.size()));
    curl_mime_type(part, type);
    curl_mime_encoder(part, "quoted-printable");
    wipe(lines);
}

} // namespace

SmtpLine::SmtpLine(MailSettings settings, Secret password, const std::atomic<bool> &aborting)
    : m_settings(std::move(settings)), m_password(std::move(password)), m_aborting(aborting)
{
}

SmtpLine::~SmtpLine()
{
    curl_easy_cleanup(m_curl);
}

bool SmtpLine::prepare()
{
    if (m_curl)
        return true;
    m_curl = curl_easy_init();
    if (!m_curl)
        return false;
    CURL *curl = m_curl;
    const QByteArray url = m_settings.server.toEncoded(QUrl::StripTrailingSlash)
        + (m_settings.clientName.isEmpty() ? QByteArray()
                                           : '/' + QUrl::toPercentEncoding(m_settings.clientName));
    curl_easy_setopt(curl, CURLOPT_URL, url.constData());
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    curl_easy_setopt(curl, CURLOPT_PROXY, ""); // whatever the environment says
    curl_easy_setopt(curl, CURLOPT_USE_SSL,
        long(mayBeClear(m_settings.server) ? CURLUSESSL_TRY : CURLUSESSL_ALL));
    // Beside the system's authorities, which stay in CURLOPT_CAPATH.
    if (!m_settings.caFile.isEmpty())
        curl_easy_setopt(curl, CURLOPT_CAINFO, m_settings.caFile.toLocal8Bit().constData());
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, connectPatienceS);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT, letterPatienceS);
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_VERBOSE, 1L); // for the function below alone
    curl_easy_setopt(curl, CURLOPT_DEBUGFUNCTION, listen);
    curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
    curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, progress);
    curl_easy_setopt(curl, CURLOPT_XFERINFODATA, &m_aborting);
    if (m_settings.user.isEmpty())
        return true;
    QByteArray password(m_password.reveal().data(), m_password.reveal().size());
    curl_easy_setopt(curl, CURLOPT_USERNAME, m_settings.user.toUtf8().constData());
    curl_easy_setopt(curl, m_settings.xoauth2 ? CURLOPT_XOAUTH2_BEARER : CURLOPT_PASSWORD,
        password.constData()); // libcurl keeps a copy of its own while the line lives
    wipe(password);
    return true;
}

Receipt SmtpLine::carry(const Letter &letter)
{
    const QString server = nameOf(m_settings.server);
    if (!prepare())
        return {Fate::NotSent, {}, Error{Fault::MailServerUnreachable, server}};
    CURL *curl = m_curl;
    Watch watch;
    Slist recipients;
    add(recipients, '<' + letter.to.toUtf8() + '>');
    const Slist headers = headersOf(letter);
    const Mime mime(curl_mime_init(curl));
    addText(mime.get(), letter.text, "text/plain; charset=utf-8");
    addText(mime.get(), letter.html, "text/html; charset=utf-8");
    curl_easy_setopt(curl, CURLOPT_DEBUGDATA, &watch);
    curl_easy_setopt(
        curl, CURLOPT_MAIL_FROM, ('<' + letter.from.address.toUtf8() + '>').constData());
    curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, recipients.get());
    curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers.get());
    curl_easy_setopt(curl, CURLOPT_MIMEPOST, mime.get());
    const CURLcode code = curl_easy_perform(curl);
    curl_easy_setopt(curl, CURLOPT_MIMEPOST, nullptr);
    curl_easy_setopt(curl, CURLOPT_HTTPHEADER, nullptr);
    curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, nullptr);
    // A goodbye that is said when the connection is closed has nobody to listen.
    curl_easy_setopt(curl, CURLOPT_DEBUGDATA, nullptr);
    QString words = wordsOf(watch.words);
    if (words.isEmpty() && code != CURLE_OK)
        words = QString::fromLatin1(curl_easy_strerror(code));
    return receiptOf({endingOf(code), watch.stage, watch.reply, words, server});
}

} // namespace bulkhead::mail
