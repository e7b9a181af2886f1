// SPDX-License-Identifier: Apache-2.0
#include "model/plan_choices.h"

#include "testing/testing.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace bulkhead {
namespace {

PlanChoices branded()
{
    return {.reset = ResetMethod::Email,
        .resetClientId = u"app"_s,
        .organization = u"org_1"_s,
        .resetClientIds = {{u"shop"_s, u"app2"_s}, {u"staff"_s, {}}},
        .organizations = {{u"shop"_s, u"org_2"_s}, {u"staff"_s, {}}, {u"old"_s, u"org_1"_s}},
        .mailPerS = 0.25};
}

TEST(PlanChoices, ComeBackFromTheirTextAsTheyWere)
{
    const PlanCounts counts{.users = 7, .seconds = 90, .mailSeconds = 80};
    for (const PlanChoices &choices :
        {branded(), offeredChoices(), PlanChoices{.window = {1, 2}}}) {
        const QJsonObject read =
            QJsonDocument::fromJson(QJsonDocument(toJson(choices, counts)).toJson()).object();
        EXPECT_EQ(choicesFromJson(read), choices);
        EXPECT_EQ(countsFromJson(read), counts);
    }
}

// Files of before: the names are not there.
TEST(PlanChoices, WithoutBrandingByConnectionHoldForAll)
{
    QJsonObject old = toJson(branded(), {});
    for (const QString &name : {u"reset_client_ids"_s, u"organizations"_s, u"mail_per_s"_s})
        old.remove(name);
    const PlanChoices choices = choicesFromJson(old);
    EXPECT_EQ(resetClientIdFor(choices, u"shop"_s), u"app"_s);
    EXPECT_EQ(choices.mailPerS, 0);
}

TEST(PlanChoices, KnowWhoseLinkTheUsersOfAConnectionGet)
{
    const std::tuple<QString, QString, QString> table[] = {
        {u"shop"_s, u"app2"_s, u"org_2"_s},
        {u"staff"_s, {}, {}}, // none, although there is one for all others
        {u"old"_s, u"app"_s, u"org_1"_s},
        {u"other"_s, u"app"_s, u"org_1"_s},
        {{}, u"app"_s, u"org_1"_s},
    };
    for (const auto &[connection, client, organization] : table) {
        EXPECT_EQ(resetClientIdFor(branded(), connection), client) << connection.toStdString();
        EXPECT_EQ(organizationFor(branded(), connection), organization) << connection.toStdString();
    }
    EXPECT_EQ(organizationsIn(branded()), (QStringList{u"org_1"_s, u"org_2"_s}));
    EXPECT_TRUE(organizationsIn({}).isEmpty());
}

} // namespace
} // namespace bulkhead
