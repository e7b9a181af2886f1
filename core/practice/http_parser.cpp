// SPDX-License-Identifier: Apache-2.0
#include "practice/http_parser.h"

#include <algorithm>

namespace bulkhead::practice {
namespace {

bool isToken(const QByteArray &text)
{
    static constexpr QByteArrayView marks = "!#$%&'*+-.^_`|~";
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')
            || marks.contains(c);
    });
}

bool hasControl(const QByteArray &text)
{
    return std::any_of(text.begin(), text.end(),
        [](char c) { return (c >= 0 && c < ' ' && c != '\t') || c == '\x7f'; });
}

} // namespace

std::optional<HttpRequest> HttpParser::next()
{
    if (!m_request && !m_error)
        readHead();
    if (!m_request || m_error || m_buffer.size() < m_length)
        return {};
    m_request->body = m_buffer.left(m_length);
    m_buffer.remove(0, m_length);
    return std::exchange(m_request, std::nullopt);
}

void HttpParser::readHead()
{
    while (m_buffer.startsWith("\r\n")) // RFC 9112 section 2.2: ignore it before a request line
        m_buffer.remove(0, 2);
    const qsizetype end = m_buffer.indexOf("\r\n\r\n");
    if (end > maxHead || (end < 0 && m_buffer.size() > maxHead)) {
        m_error = 431;
    } else if (end >= 0) {
        m_error = parseHead(m_buffer.left(end));
        m_buffer.remove(0, end + 4);
    } else if (!m_buffer.isEmpty() && (m_buffer[0] < 'A' || m_buffer[0] > 'z')) {
        m_error = 400; // no need to wait for the end of what never was HTTP
    }
    if (m_error)
        m_request.reset();
}

int HttpParser::parseHead(const QByteArray &head)
{
    m_request.emplace();
    m_length = 0;
    qsizetype start = 0;
    for (bool first = true; start <= head.size(); first = false) {
        qsizetype end = head.indexOf("\r\n", start);
        if (end < 0)
            end = head.size();
        const QByteArray line = head.mid(start, end - start);
        if (const int error = first ? parseRequestLine(line) : parseHeader(line))
            return error;
        start = end + 2;
    }
    return checkHeaders();
}

int HttpParser::parseRequestLine(const QByteArray &line)
{
    const QList<QByteArray> parts = line.split(' ');
    if (parts.size() != 3 || !isToken(parts[0]) || !parts[1].startsWith('/') || hasControl(line))
        return 400;
    m_oldVersion = parts[2] == "HTTP/1.0";
    if (parts[2] != "HTTP/1.1" && !m_oldVersion)
        return parts[2].startsWith("HTTP/") ? 505 : 400;
    m_request->method = parts[0];
    const qsizetype mark = parts[1].indexOf('?');
    m_request->path = parts[1].left(mark < 0 ? parts[1].size() : mark);
    m_request->query = mark < 0 ? QByteArray() : parts[1].mid(mark + 1);
    return 0;
}

int HttpParser::parseHeader(const QByteArray &line)
{
    const qsizetype colon = line.indexOf(':');
    const QByteArray name = line.left(std::max<qsizetype>(colon, 0));
    if (!isToken(name) || hasControl(line))
        return 400;
    m_request->headers.emplaceBack(name, line.mid(colon + 1).trimmed());
    return 0;
}

int HttpParser::checkHeaders()
{
    int hosts = 0;
    int lengths = 0;
    for (const auto &[name, value] : std::as_const(m_request->headers)) {
        hosts += name.compare("host", Qt::CaseInsensitive) == 0;
        lengths += name.compare("content-length", Qt::CaseInsensitive) == 0;
    }
    if (hosts > 1 || lengths > 1 || (hosts == 0 && !m_oldVersion))
        return 400;
    if (!m_request->header("transfer-encoding").isEmpty())
        return 411;
    if (lengths == 1) {
        const QByteArray digits = m_request->header("content-length");
        if (digits.isEmpty() || digits.size() > 15
            || !std::all_of(
                digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; }))
            return 400;
        m_length = digits.toLongLong();
    }
    const QByteArray wish = m_request->header("connection").toLower();
    m_request->keepAlive = m_oldVersion ? wish == "keep-alive" : wish != "close";
    return m_length > maxBody ? 413 : 0;
}

} // namespace bulkhead::practice
