// SPDX-License-Identifier: Apache-2.0
#include "credentials/credential.h"

#include "credentials/test_keys.h"
#include "testing/testing.h"

using bulkhead::testing::rsaPem;

namespace bulkhead::credentials {
namespace {

QByteArray pasted(const QByteArray &text)
{
    const auto token = ManagementToken::fromPasted(Secret(QByteArray(text.data(), text.size())));
    if (!token)
        return token.error().fault == Fault::PastedTokenUnreadable ? "unreadable" : "odd";
    return token->bearer().reveal().toByteArray();
}

TEST(ManagementToken, IsTakenAsItIsPasted)
{
    for (const QByteArray text :
        {"eyJ.eyJ.c-_9", " eyJ.eyJ.c-_9\n", "Bearer eyJ.eyJ.c-_9\r\n", "\tBearer   eyJ.eyJ.c-_9 "})
        EXPECT_EQ(pasted(text), "eyJ.eyJ.c-_9") << text.constData();
}

TEST(ManagementToken, WhatCannotBeOne)
{
    for (const QByteArray text : {"", " ", "Bearer ", "eyJ", "eyJ.eyJ", "eyJ.eyJ.", ".eyJ.c",
             "a..c", "a.b.c.d", "a.b.c\r\nX-Evil: 1", "a.b.c d", "a.b.c=", "a.b.\xc3\xa9",
             "https://acme.eu.auth0.com/"})
        EXPECT_EQ(pasted(text), "unreadable") << text.constData();
}

TEST(Credential, AnotherOfTheSameKind)
{
    const QByteArray pem = rsaPem();
    const Credential all[] = {ClientSecret{Secret(QByteArray("s3cret"))},
        std::move(*PrivateKey::fromPem(
            Secret(QByteArray(pem.data(), pem.size())), SignatureAlgorithm::Ps256)),
        std::move(*ManagementToken::fromPasted(Secret(QByteArray("a.b.c"))))};
    for (const Credential &one : all)
        EXPECT_EQ(clone(one).index(), one.index());
    EXPECT_EQ(std::get<ClientSecret>(clone(all[0])).secret.reveal(), "s3cret");
    EXPECT_EQ(std::get<PrivateKey>(clone(all[1])).algorithm(), SignatureAlgorithm::Ps256);
    EXPECT_EQ(std::get<ManagementToken>(clone(all[2])).bearer().reveal(), "a.b.c");
}

} // namespace
} // namespace bulkhead::credentials
