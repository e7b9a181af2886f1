// SPDX-License-Identifier: Apache-2.0
#include "auth0/client_assertion.h"

#include "auth0/endpoints.h"
#include "credentials/test_keys.h"
#include "testing/testing.h"

#include <QJsonDocument>
#include <QSet>

using namespace Qt::StringLiterals;

namespace bulkhead::testing {
namespace {

using namespace bulkhead::auth0;
using credentials::PrivateKey;
using credentials::SignatureAlgorithm;

PrivateKey key(SignatureAlgorithm algorithm)
{
    const QByteArray &pem = rsaPem();
    return std::move(*PrivateKey::fromPem(Secret(QByteArray(pem.data(), pem.size())), algorithm));
}

const AssertionClaims claims{u"abc"_s, u"https://t.auth0.com/"_s, 1'770'000'000, u"id-1"_s};

} // namespace

TEST(ClientAssertion, SaysWhatAuth0WantsAndNoMore)
{
    for (const auto algorithm : {SignatureAlgorithm::Rs256, SignatureAlgorithm::Ps256}) {
        const QByteArray jwt = clientAssertion(claims, key(algorithm));
        EXPECT_EQ(
            jwtPart(jwt, 0), (QJsonObject{{u"alg"_s, wireName(algorithm)}, {u"typ"_s, u"JWT"_s}}));
        EXPECT_EQ(jwtPart(jwt, 1),
            (QJsonObject{{u"iss"_s, u"abc"_s}, {u"sub"_s, u"abc"_s},
                {u"aud"_s, u"https://t.auth0.com/"_s}, {u"exp"_s, 1'770'000'060},
                {u"jti"_s, u"id-1"_s}}));
        const qsizetype dot = jwt.lastIndexOf('.');
        const QByteArray signature =
            QByteArray::fromBase64(jwt.sliced(dot + 1), QByteArray::Base64UrlEncoding);
        EXPECT_TRUE(verifies(
            publicPem(rsaPem()), wireName(algorithm).toLatin1(), jwt.first(dot), signature));
        EXPECT_FALSE(jwt.contains('=') || jwt.contains('+') || jwt.contains('/'));
    }
}

TEST(ClientAssertion, IdsAreNeverTheSameAndFitAuth0sLimit)
{
    QSet<QString> ids;
    for (int i = 0; i < 10'000; ++i)
        ids.insert(freshAssertionId());
    EXPECT_EQ(ids.size(), 10'000);
    EXPECT_EQ(ids.begin()->size(), 32) << "64 characters at most";
}

TEST(ClientAssertion, StandsInTheSecretsPlace)
{
    const auto address = TenantAddress::parse(u"t.auth0.com"_s);
    const Request request =
        assertedCredentials({*address, u"abc"_s, address->defaultAudience(), {}}, "a.b.c");
    EXPECT_EQ(request.method, "POST");
    EXPECT_EQ(request.target, "/oauth/token");
    EXPECT_EQ(request.api, Api::Authentication);
    EXPECT_FALSE(request.authorized);
    EXPECT_EQ(QJsonDocument::fromJson(request.body).object(),
        (QJsonObject{{u"grant_type"_s, u"client_credentials"_s}, {u"client_id"_s, u"abc"_s},
            {u"audience"_s, u"https://t.auth0.com/api/v2/"_s},
            {u"client_assertion_type"_s,
                u"urn:ietf:params:oauth:client-assertion-type:jwt-bearer"_s},
            {u"client_assertion"_s, u"a.b.c"_s}}));
}

} // namespace bulkhead::testing
