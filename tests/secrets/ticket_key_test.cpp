// SPDX-License-Identifier: Apache-2.0
#include "secrets/ticket_key.h"

#include "credentials/sealed.h"
#include "secrets/scripted_keychain.h"
#include "testing/testing.h"

using namespace Qt::StringLiterals;
using bulkhead::testing::waitFor;

namespace bulkhead::secrets {
namespace {

class TicketKey : public ::testing::Test
{
protected:
    Result<Secret> find(const QString &incident, IfMissing ifMissing)
    {
        std::optional<Result<Secret>> answer;
        findTicketKey(incident, ifMissing, m_keychain,
            [&](Result<Secret> found) { answer = std::move(found); });
        EXPECT_TRUE(waitFor([&] { return answer.has_value(); }));
        return std::move(*answer);
    }

    testing::ScriptedKeychain m_keychain;
};

TEST_F(TicketKey, IsMadeOnceForAnIncident)
{
    EXPECT_EQ(find(u"one"_s, IfMissing::Fail).error().fault, Fault::SecretMissing);
    EXPECT_TRUE(m_keychain.entries.isEmpty());
    const auto made = find(u"one"_s, IfMissing::Make);
    ASSERT_TRUE(made);
    EXPECT_EQ(made->reveal().size(), credentials::sealingKeyBytes);
    EXPECT_EQ(m_keychain.entries.keys(), QStringList{u"tickets@one"_s});
    for (const auto ifMissing : {IfMissing::Make, IfMissing::Fail})
        EXPECT_EQ(find(u"one"_s, ifMissing)->reveal().toByteArray(), made->reveal().toByteArray());
    EXPECT_NE(
        find(u"two"_s, IfMissing::Make)->reveal().toByteArray(), made->reveal().toByteArray());
}

TEST_F(TicketKey, IsNotGuessedWhenTheKeychainIsAwayOrSpoilt)
{
    m_keychain.entries[u"tickets@one"_s] = "bm90IGEga2V5"; // of another length
    EXPECT_EQ(find(u"one"_s, IfMissing::Make).error().fault, Fault::KeychainUnavailable);
    m_keychain.unavailable = u"no bus"_s;
    EXPECT_EQ(find(u"two"_s, IfMissing::Make).error().detail, u"no bus"_s);
}

} // namespace
} // namespace bulkhead::secrets
