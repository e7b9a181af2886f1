// SPDX-License-Identifier: Apache-2.0
#include "gate/deny_text.h"

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;

namespace bulkhead::gate {
namespace {

TEST(DenyText, NamesAWayBack)
{
    for (const QString &good :
        {u"Call the help desk."_s, u"Write to it@acme.example"_s, u"See status.acme.com"_s,
            u"Appelez le 01 23 45 67 89"_s, u"Bitte das Passwort zurücksetzen."_s,
            u"Choose “Forgot password?” and set a new one"_s})
        EXPECT_TRUE(checkedDenyText(good)) << good.toStdString();
    EXPECT_EQ(*checkedDenyText(u"  Call the help desk. \n"_s), u"Call the help desk."_s);
}

TEST(DenyText, IsRefusedWithoutOne)
{
    for (const QString &bad : {u""_s, u"   "_s, u"Access denied."_s, u"Sorry, try later (7)."_s,
             u"Call the\nhelp desk."_s, u"Call the help desk.\u2028x"_s,
             u"help desk "_s + QString(300, u'x')}) {
        const auto checked = checkedDenyText(bad);
        ASSERT_FALSE(checked) << bad.toStdString();
        EXPECT_EQ(checked.error().fault, Fault::DenyTextUnfit);
    }
}

} // namespace
} // namespace bulkhead::gate
