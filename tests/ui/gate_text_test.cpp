// SPDX-License-Identifier: Apache-2.0
#include "texts/gate_text.h"

#include "every_value.h"
#include "gate/deny_text.h"

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;

namespace bulkhead::texts {
namespace {

journal::GateRecord gateIn(journal::GateState state)
{
    journal::GateRecord gate;
    gate.state = state;
    gate.sinceMs = 1'770'000'000'000;
    return gate;
}

TEST(GateText, IsAWholeSentenceForEachState)
{
    for (int state = 0; state <= int(journal::GateState::Lost); ++state) {
        const QString text = gateText(gateIn(journal::GateState(state)));
        EXPECT_TRUE(text.endsWith(u'.')) << text.toStdString();
        EXPECT_TRUE(text.front().isUpper()) << text.toStdString();
        EXPECT_FALSE(text.contains(u"contained"_s, Qt::CaseInsensitive));
        EXPECT_FALSE(text.contains(u'%')) << text.toStdString();
    }
}

TEST(GateText, OfAGateThatIsUpSaysSinceWhenAndHowLongOldTokensLive)
{
    journal::GateRecord gate = gateIn(journal::GateState::Up);
    const QString text = gateText(gate);
    EXPECT_TRUE(text.startsWith(u"Closed to new tokens since 2026-02-02 02:40:00 UTC."_s))
        << text.toStdString();
    EXPECT_TRUE(text.contains(u"2026-02-03 02:40:00 UTC"_s));
    gate.lost = {u"theirs"_s};
    EXPECT_TRUE(gateText(gate).endsWith(u"theirs."_s));
}

TEST(GateText, OfEachStandingNamesTheAction)
{
    for (int standing = 0; standing <= int(gate::Standing::OtherCode); ++standing) {
        const QString text = standText({u"bulkhead-gate-x"_s, gate::Standing(standing)});
        EXPECT_TRUE(text.startsWith(u"bulkhead-gate-x is "_s)) << text.toStdString();
        EXPECT_TRUE(text.endsWith(u'.'));
    }
}

TEST(GateText, ThatIsOfferedToRefusedUsersNamesTheWayBack)
{
    EXPECT_EQ(gate::checkedDenyText(defaultDenyText()), defaultDenyText());
}

} // namespace
} // namespace bulkhead::texts
