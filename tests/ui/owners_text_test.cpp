// SPDX-License-Identifier: Apache-2.0
#include "texts/owners_text.h"

#include "testing/testing.h"

#include <QDateTime>

using namespace Qt::StringLiterals;

namespace bulkhead::texts {
namespace {

TEST(OwnersText, claimsNoMoreThanWasSeen)
{
    const qint64 at = QDateTime({2026, 11, 25}, {14, 3}).toMSecsSinceEpoch();
    struct
    {
        report::OwnerCounts owners;
        QString text, looked;
    } const table[] = {
        {{0, 0, 1200, 0},
            u"1,200 users had the password reset. Nobody has looked yet who of them has chosen a "
            "new one."_s,
            {}},
        {{3, 9, 0, at}, u"3 of 12 users have chosen a new password since, 9 have not."_s,
            u"Looked at 25 November 2026, 14:03."_s},
        {{1, 1, 0, at}, u"1 of 2 users has chosen a new password since, 1 has not."_s,
            u"Looked at 25 November 2026, 14:03."_s},
        {{0, 9, 2, at},
            u"0 of 11 users have chosen a new password since, 9 have not, of 2 it is not known."_s,
            u"Looked at 25 November 2026, 14:03."_s},
    };
    for (const auto &row : table) {
        EXPECT_EQ(ownersText(row.owners), row.text);
        EXPECT_EQ(lookedText(row.owners), row.looked);
    }
}

} // namespace
} // namespace bulkhead::texts
