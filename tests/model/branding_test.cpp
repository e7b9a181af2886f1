// SPDX-License-Identifier: Apache-2.0
#include "model/branding.h"

#include "testing/testing.h"

using namespace Qt::StringLiterals;

namespace bulkhead {
namespace {

TEST(Branding, IsReadAndShownAgain)
{
    struct Case
    {
        QStringList values;
        Branding branding;
        QStringList shown;
    };
    for (const Case &c : std::initializer_list<Case>{
             {{}, {}, {}},
             {{u"app"_s}, {u"app"_s, {}}, {u"app"_s}},
             {{u"app"_s, u" shop = a2 "_s, u"staff="_s},
                 {u"app"_s, {{u"shop"_s, u"a2"_s}, {u"staff"_s, {}}}},
                 {u"app"_s, u"shop=a2"_s, u"staff="_s}},
             {{u"shop=a"_s}, {{}, {{u"shop"_s, u"a"_s}}}, {u"shop=a"_s}},
         }) {
        EXPECT_EQ(brandingFrom(c.values), c.branding) << c.values.join(u',').toStdString();
        EXPECT_EQ(valuesOf(c.branding), c.shown);
    }
}

TEST(Branding, WhatIsUnclearIsKeptAsItWasWritten)
{
    for (const QStringList &values : {QStringList{u"=a"_s}, QStringList{u"a"_s, u"b"_s},
             QStringList{u"shop=a"_s, u"shop=b"_s}}) {
        const Branding branding = brandingFrom(values);
        EXPECT_TRUE(branding.byConnection.contains({})) << values.join(u',').toStdString();
        EXPECT_TRUE(valuesOf(branding).contains(values.last()));
    }
}

} // namespace
} // namespace bulkhead
