// SPDX-License-Identifier: Apache-2.0
#include "auth0/redaction.h"
#include "auth0/classifier.h"
#include "testing/testing.h"

using namespace Qt::StringLiterals;

namespace bulkhead::testing {
namespace {

using auth0::redacted;

const QString jwt = u"eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJodHRwczovL3QvIn0.c2lnbmF0dXJl-_x"_s;
const QString opaque = u"0123456789abcdefABCDEF0123456789abcdefABCDEF"_s;

} // namespace

TEST(Redaction, CutsWhatOpensDoors)
{
    const struct
    {
        QString words;
        QString shown;
    } table[] = {
        {u"The user does not exist."_s, u"The user does not exist."_s},
        {u"Insufficient scope, expected any of: delete:sessions,delete:refresh_tokens"_s,
            u"Insufficient scope, expected any of: delete:sessions,delete:refresh_tokens"_s},
        {u"token "_s + jwt + u" expired"_s, u"token [cut] expired"_s},
        {jwt, u"[cut]"_s},
        {jwt.left(30), u"[cut]"_s},
        {u"Authorization: Bearer abc.def sent"_s, u"Authorization: Bearer [cut] sent"_s},
        {u"see https://t.auth0.com/lo/reset?ticket=Zx81#a ."_s,
            u"see https://t.auth0.com/[cut] ."_s},
        {u"at \"https://user:pass@t.auth0.com/api/v2/\". Create"_s,
            u"at \"https://t.auth0.com/[cut]\". Create"_s},
        {u"HTTP://T.AUTH0.COM/u/reset-verify/Zx81"_s, u"HTTP://T.AUTH0.COM/[cut]"_s},
        {u"/lo/reset?ticket=Zx81&x=1"_s, u"/lo/reset?ticket=[cut]&x=1"_s},
        {u"client_secret=s3cret, access_token=abc"_s, u"client_secret=[cut], access_token=[cut]"_s},
        {u"given "_s + opaque, u"given [cut]"_s},
        {u"two\nlines\tand\u0007 a bell"_s, u"two lines and a bell"_s},
        {{}, {}},
    };
    for (const auto &[words, shown] : table)
        EXPECT_EQ(redacted(words), shown);
}

TEST(Redaction, BoundsTheLengthAfterCutting)
{
    EXPECT_EQ(redacted(u"word "_s.repeated(1000)).size(), 300);
    // A token across the border leaves nothing of itself.
    for (qsizetype before = 200; before <= 300; ++before) {
        const QString shown = redacted(u"- "_s.repeated(before / 2) + jwt);
        EXPECT_FALSE(shown.contains(u"eyJ"_s)) << before;
    }
    EXPECT_FALSE(redacted(u"- "_s.repeated(4090) + jwt).contains(u"eyJ"_s));
}

TEST(Redaction, NoSecretPassesTheClassifier)
{
    const QByteArray ticket = "https://t.auth0.com/lo/reset?ticket=Zx81Secret";
    const QByteArray bodies[] = {
        R"({"statusCode":400,"error":"Bad Request","message":"bad JWTHERE at TICKET","errorCode":"JWTHERE"})",
        R"({"error":"JWTHERE","error_description":"Bearer JWTHERE TICKET"})",
        R"({"code":"TICKET","description":"JWTHERE","name":"x"})",
        "<html><title>JWTHERE TICKET</title></html>",
        "plain JWTHERE TICKET",
        "{\"ticket\":\"TICKET\",\"message\":\"JWTHERE",
    };
    for (QByteArray body : bodies) {
        body.replace("JWTHERE", jwt.toLatin1()).replace("TICKET", ticket);
        for (const int status : {200, 201, 307, 400, 401, 403, 404, 407, 429, 500}) {
            for (const auto shape :
                {auth0::Shape::Empty, auth0::Shape::JsonObject, auth0::Shape::Text}) {
                const auto reading = auth0::classify(
                    {auth0::Transfer::Answered, status, {{"Location", ticket}}, body, {}}, shape);
                const QString all = reading.code + reading.message;
                EXPECT_FALSE(all.contains(u"eyJ"_s)) << all.toStdString();
                EXPECT_FALSE(all.contains(u"Zx81Secret"_s)) << all.toStdString();
            }
        }
    }
}

} // namespace bulkhead::testing
