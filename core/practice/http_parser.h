// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "practice/http_message.h"

#include <optional>

namespace bulkhead::practice {

// Cuts requests out of a stream of bytes, however it arrives. HTTP/1.0 and 1.1 with Content-Length;
// anything ambiguous is refused rather than guessed at.
class HttpParser
{
public:
    static constexpr qsizetype maxHead = 16 * 1024;
    static constexpr qsizetype maxBody = 1024 * 1024;

    void feed(const QByteArray &bytes) { m_buffer += bytes; }
    // The next complete request, if there is one and nothing was wrong before it.
    [[nodiscard]] std::optional<HttpRequest> next();
    // 0, or the status (400, 411, 413, 431, 505) to answer before closing.
    [[nodiscard]] int error() const { return m_error; }

private:
    void readHead();
    [[nodiscard]] int parseHead(const QByteArray &head);
    [[nodiscard]] int parseRequestLine(const QByteArray &line);
    [[nodiscard]] int parseHeader(const QByteArray &line);
    [[nodiscard]] int checkHeaders();

    QByteArray m_buffer;
    std::optional<HttpRequest> m_request; // its head is read, its body is awaited
    qsizetype m_length = 0;
    bool m_oldVersion = false;
    int m_error = 0;
};

} // namespace bulkhead::practice
