// SPDX-License-Identifier: Apache-2.0
#include "auth0/one_shot_body.h"
#include "testing/testing.h"

namespace bulkhead::testing {

using auth0::OneShotBody;

TEST(OneShotBody, ReadsOnceInPieces)
{
    OneShotBody body(QByteArray("secret words"));
    EXPECT_TRUE(body.isSequential());
    EXPECT_FALSE(body.wasRead());
    EXPECT_FALSE(body.wasEmpty());
    EXPECT_EQ(body.bytesAvailable(), 12);
    EXPECT_EQ(body.read(7), "secret ");
    EXPECT_TRUE(body.wasRead());
    EXPECT_EQ(body.read(100), "words");
    EXPECT_TRUE(body.atEnd());
    char none = 0;
    EXPECT_EQ(body.read(&none, 1), -1);
}

TEST(OneShotBody, CannotBeRewound)
{
    OneShotBody body(QByteArray("words"));
    EXPECT_FALSE(body.reset());
    EXPECT_EQ(body.readAll(), "words");
    EXPECT_FALSE(body.reset());
    EXPECT_FALSE(body.seek(0));
    EXPECT_TRUE(body.readAll().isEmpty());
}

TEST(OneShotBody, EmptyOnesRefuseTheSame)
{
    OneShotBody body{QByteArray()};
    EXPECT_TRUE(body.wasEmpty());
    EXPECT_TRUE(body.atEnd());
    EXPECT_FALSE(body.reset());
}

TEST(OneShotBody, TakesTheBytesAndOverwritesThem)
{
    QByteArray bytes("secret words");
    const char *where = bytes.constData();
    OneShotBody body(std::move(bytes));
    EXPECT_TRUE(bytes.isEmpty()); // NOLINT(bugprone-use-after-move): that is the point
    EXPECT_EQ(body.read(6), "secret");
    EXPECT_EQ(QByteArray(where, 6), QByteArray(6, '\0'));
}

} // namespace bulkhead::testing
