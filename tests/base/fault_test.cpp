// SPDX-License-Identifier: Apache-2.0
#include "base/fault.h"

#include "testing/testing.h"

#include <QRegularExpression>
#include <QSet>

using namespace Qt::StringLiterals;

namespace bulkhead {
namespace {

TEST(Fault, HasADistinctWireNameForEveryValue)
{
    static const QRegularExpression word(u"^[a-z]+(_[a-z]+)*$"_s);
    QSet<QString> names;
    for (int i = 0; i < faultCount; ++i) {
        const QString name = wireName(Fault(i));
        EXPECT_TRUE(word.match(name).hasMatch()) << i << " " << name.toStdString();
        names.insert(name);
    }
    EXPECT_EQ(names.size(), faultCount);
}

// The table stands in the order of the values: the ends and some between hold it in place.
TEST(Fault, HasItsOwnWireName)
{
    EXPECT_EQ(wireName(Fault::ListUnreadable), u"list_unreadable"_s);
    EXPECT_EQ(wireName(Fault::IncidentDiskFull), u"incident_disk_full"_s);
    EXPECT_EQ(wireName(Fault::TooManyUnknown), u"too_many_unknown"_s);
    EXPECT_EQ(wireName(Fault::TlsUntrusted), u"tls_untrusted"_s);
    EXPECT_EQ(wireName(Fault::NotATenant), u"not_a_tenant"_s);
    EXPECT_EQ(wireName(Fault::ScopeMissing), u"scope_missing"_s);
    EXPECT_EQ(wireName(Fault::PracticeUnavailable), u"practice_unavailable"_s);
}

} // namespace
} // namespace bulkhead
