// SPDX-License-Identifier: Apache-2.0
#include "auth0/classifier.h"

#include "auth0/rate_headers.h"
#include "auth0/redaction.h"
#include "auth0/server_words.h"

#include <QJsonDocument>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bulkhead::auth0 {
namespace {

constexpr qsizetype longestSentence = 1000;

struct Judgement
{
    Outcome outcome;
    std::optional<Fault> fault;
};

bool isSentence(const QByteArray &body)
{
    const QByteArray text = body.trimmed();
    return !text.isEmpty() && text.size() <= longestSentence && !text.contains('<')
        && !text.startsWith('{') && !text.startsWith('[');
}

bool hasShape(const QByteArray &body, Shape expected)
{
    switch (expected) {
    case Shape::Empty: return body.trimmed().isEmpty() || QJsonDocument::fromJson(body).isObject();
    case Shape::JsonObject: return QJsonDocument::fromJson(body).isObject();
    case Shape::JsonArray: return QJsonDocument::fromJson(body).isArray();
    case Shape::Text: return isSentence(body);
    }
    Q_UNREACHABLE();
}

Judgement judgeSuccess(const Answer &answer, Shape expected, bool markup)
{
    const bool given = answer.status <= 202 || answer.status == 204;
    if (given && hasShape(answer.body, expected))
        return {Outcome::Done, {}};
    if (markup)
        return {Outcome::Malformed, Fault::NotATenant};
    return {Outcome::Malformed, {}};
}

bool lacksScope(const ServerWords &words)
{
    return words.code == "insufficient_scope"_L1
        || words.message.startsWith("Insufficient scope"_L1, Qt::CaseInsensitive);
}

// What a tenant without the entitlement says, as far as anything is published.
bool lacksPlan(const ServerWords &words)
{
    static constexpr std::array texts{
        "The account is not allowed to perform this operation"_L1,
        "Subscription missing entitlement"_L1,
        "Please upgrade your subscription"_L1,
        "This feature is not enabled for this tenant"_L1,
    };
    return std::any_of(texts.begin(), texts.end(), [&words](QLatin1StringView text) {
        return words.message.startsWith(text, Qt::CaseInsensitive);
    });
}

Judgement judgeForbidden(const ServerWords &words)
{
    if (words.markup)
        return {Outcome::Malformed, Fault::NotATenant};
    if (lacksScope(words))
        return {Outcome::ScopeMissing, Fault::ScopeMissing};
    if (lacksPlan(words))
        return {Outcome::Forbidden, Fault::PlanLacksFeature};
    return {Outcome::Forbidden, {}};
}

// Any web server says 404; only in the API's own shape is it about the user.
Judgement judgeNotFound(const ServerWords &words)
{
    if (words.tenant)
        return {Outcome::NotFound, {}};
    return {Outcome::Malformed, Fault::NotATenant};
}

Judgement judgeRefusal(int status, const ServerWords &words)
{
    switch (status) {
    case 401: return {Outcome::Unauthorized, {}};
    case 402: return {Outcome::Forbidden, Fault::PlanLacksFeature};
    case 403: return judgeForbidden(words);
    case 404: return judgeNotFound(words);
    case 407: return {Outcome::Unreachable, Fault::ProxyAuthRequired};
    case 408: return {Outcome::ServerFailed, {}};
    case 429: return {Outcome::Throttled, {}};
    default: break;
    }
    if (status >= 500 && status < 600)
        return {Outcome::ServerFailed, {}};
    if (status >= 400 && status < 500 && !words.markup)
        return {Outcome::Refused, {}};
    return {Outcome::Malformed, Fault::NotATenant};
}

void readAnswered(Reading &reading, const Answer &answer, Shape expected)
{
    if (answer.status >= 200 && answer.status < 300) {
        const auto judgement = judgeSuccess(answer, expected, isMarkup(answer.body));
        reading.outcome = judgement.outcome;
        reading.fault = judgement.fault;
        return;
    }
    if (answer.status >= 300 && answer.status < 400) {
        reading.outcome = Outcome::Redirected;
        reading.fault = Fault::Redirected;
        reading.message = redacted(QUrl::fromEncoded(answer.header("location")).host());
        return;
    }
    const ServerWords words = readServerWords(answer.body);
    const auto judgement = judgeRefusal(answer.status, words);
    reading.outcome = judgement.outcome;
    reading.fault = judgement.fault;
    reading.code = redacted(words.code);
    reading.message = redacted(words.message);
}

bool wasSent(Transfer transfer)
{
    return transfer == Transfer::Broken || transfer == Transfer::TimedOut
        || transfer == Transfer::Aborted;
}

} // namespace

Reading classify(const Answer &answer, Shape expected)
{
    Reading reading;
    reading.status = answer.status;
    reading.rate = readRateHint(answer);
    reading.practice = isPractice(answer);
    if (answer.transfer == Transfer::Answered) {
        readAnswered(reading, answer, expected);
        return reading;
    }
    reading.message = redacted(answer.detail);
    if (!wasSent(answer.transfer)) {
        reading.outcome = Outcome::Unreachable;
        reading.fault = transferFault(answer.transfer);
    }
    return reading;
}

std::optional<Fault> transferFault(Transfer transfer)
{
    switch (transfer) {
    case Transfer::Answered:
    case Transfer::Aborted: return std::nullopt;
    case Transfer::HostUnknown: return Fault::HostUnknown;
    case Transfer::TlsUntrusted: return Fault::TlsUntrusted;
    case Transfer::ProxyAuthRequired: return Fault::ProxyAuthRequired;
    case Transfer::TimedOut: return Fault::TimedOut;
    case Transfer::Refused:
    case Transfer::NetworkDown:
    case Transfer::Broken: return Fault::Unreachable;
    }
    Q_UNREACHABLE();
}

bool isPractice(const Answer &answer)
{
    return answer.header("X-Bulkhead-Practice") == "1";
}

} // namespace bulkhead::auth0
