// SPDX-License-Identifier: Apache-2.0
#include "auth0/access_token.h"

#include "auth0/json_text.h"
#include "auth0/jwt_claims.h"
#include "auth0/redaction.h"
#include "auth0/server_words.h"

#include <QJsonDocument>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace bulkhead::auth0 {
namespace {

constexpr qint64 unannouncedLifetimeS = 3600;
constexpr qint64 longestLifetimeS = 30 * 24 * 3600; // the most a tenant lets an API choose

std::optional<Error> withoutAnswer(const Answer &answer)
{
    if (answer.transfer == Transfer::Answered)
        return std::nullopt;
    const Fault fault = transferFault(answer.transfer).value_or(Fault::Unreachable);
    return Error{fault, redacted(answer.detail)};
}

// What a status means whatever was asked for.
std::optional<Error> elsewhere(const Answer &answer)
{
    if (answer.status >= 300 && answer.status < 400)
        return Error{Fault::Redirected, classify(answer, Shape::JsonObject).message};
    if (answer.status == 407)
        return Error{Fault::ProxyAuthRequired, {}};
    if (answer.status == 408 || answer.status == 429 || answer.status >= 500)
        return Error{Fault::ServerFailing, redacted(readServerWords(answer.body).message)};
    return std::nullopt;
}

Fault accessDenied(const QString &message)
{
    const bool audience = message.startsWith("Service not enabled"_L1, Qt::CaseInsensitive)
        || message.startsWith("Service not found"_L1, Qt::CaseInsensitive);
    return audience ? Fault::AudienceWrong : Fault::ClientNotAuthorized;
}

Error refusal(const Answer &answer)
{
    const ServerWords words = readServerWords(answer.body);
    const QString detail = redacted(words.message);
    if (words.markup)
        return {Fault::NotATenant, detail};
    if (words.code == "unauthorized_client"_L1)
        return {Fault::GrantNotAllowed, detail};
    if (answer.status == 403 && words.code == "access_denied"_L1)
        return {accessDenied(words.message), detail};
    if (answer.status == 401 || words.tenant || words.code == "invalid_client"_L1)
        return {Fault::CredentialsRefused, detail};
    return {Fault::NotATenant, detail};
}

qint64 lifetimeMs(const QJsonObject &answer, const QJsonObject &claims)
{
    qint64 seconds = answer.value("expires_in"_L1).toVariant().toLongLong();
    if (seconds <= 0)
        seconds = claims.value("exp"_L1).toInteger() - claims.value("iat"_L1).toInteger();
    if (seconds <= 0)
        seconds = unannouncedLifetimeS;
    return qMin(seconds, longestLifetimeS) * 1000;
}

QSet<QString> scopes(const QJsonObject &answer, const QJsonObject &claims)
{
    QString listed = answer.value("scope"_L1).toString();
    if (listed.isEmpty())
        listed = claims.value("scope"_L1).toString();
    const QStringList names = listed.split(u' ', Qt::SkipEmptyParts);
    return {names.begin(), names.end()};
}

bool isBearer(const QJsonObject &answer)
{
    const QString type = answer.value("token_type"_L1).toString();
    return type.isEmpty() || type.compare("Bearer"_L1, Qt::CaseInsensitive) == 0;
}

Result<AccessToken> issued(Answer &answer)
{
    Secret bearer(takeJsonString(answer.body, "access_token"));
    const QJsonObject object = QJsonDocument::fromJson(answer.body).object();
    const auto inPlace = object.value("access_token"_L1).toString().size();
    if (bearer.isEmpty() || inPlace != bearer.reveal().size() || !isBearer(object))
        return failure(Fault::NotATenant);
    const QJsonObject claims = jwtClaims(bearer.reveal());
    AccessToken token;
    token.bearer = std::move(bearer);
    token.issuer = claims.value("iss"_L1).toString();
    token.scopes = scopes(object, claims);
    token.lifetimeMs = lifetimeMs(object, claims);
    token.practice = isPractice(answer);
    return token;
}

} // namespace

Result<AccessToken> readToken(Answer &answer)
{
    auto read = [&answer]() -> Result<AccessToken> {
        if (auto error = withoutAnswer(answer))
            return tl::unexpected(*error);
        if (answer.status == 200)
            return issued(answer);
        if (auto error = elsewhere(answer))
            return tl::unexpected(*error);
        return tl::unexpected(refusal(answer));
    };
    Result<AccessToken> token = read();
    wipe(answer.body);
    return token;
}

Result<AccessToken> readToken(const credentials::ManagementToken &pasted, qint64 nowS)
{
    const QJsonObject claims = jwtClaims(pasted.bearer().reveal());
    const qint64 end = claims.value("exp"_L1).toInteger();
    AccessToken token;
    token.issuer = claims.value("iss"_L1).toString();
    if (token.issuer.isEmpty() || end <= 0)
        return failure(Fault::PastedTokenUnreadable);
    if (end <= nowS)
        return failure(Fault::PastedTokenEnded);
    token.bearer = pasted.bearer().clone();
    token.scopes = scopes({}, claims);
    token.lifetimeMs = qMin(end - nowS, longestLifetimeS) * 1000;
    return token;
}

Result<QString> readIssuer(const Answer &answer)
{
    if (auto error = withoutAnswer(answer))
        return tl::unexpected(*error);
    if (answer.status == 404)
        return QString();
    if (auto error = elsewhere(answer))
        return tl::unexpected(*error);
    const QString issuer =
        QJsonDocument::fromJson(answer.body).object().value("issuer"_L1).toString();
    const QUrl url(issuer, QUrl::StrictMode);
    if (answer.status != 200 || !url.isValid() || url.host().isEmpty())
        return failure(Fault::NotATenant);
    return issuer;
}

} // namespace bulkhead::auth0
