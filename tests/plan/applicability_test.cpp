// SPDX-License-Identifier: Apache-2.0
#include "plan/applicability.h"

#include "testing/testing.h"

using namespace Qt::StringLiterals;

namespace bulkhead::plan {
namespace {

PlanChoices choosing(const QString &connection)
{
    PlanChoices choices;
    choices.connection = connection;
    return choices;
}

User userIn(const QStringList &connections, const QString &email = u"a@x.org"_s)
{
    return {u"auth0|a"_s, email, connections};
}

TEST(PasswordConnection, IsTheUsersOwnOrTheChosenOneWhenTheUserIsInIt)
{
    struct Case
    {
        QStringList own;
        QString chosen, expected;
    };
    for (const Case &c : std::initializer_list<Case>{
             {{}, {}, {}},
             {{}, u"main"_s, {}},
             {{u"main"_s}, {}, u"main"_s},
             {{u"main"_s, u"old"_s}, {}, u"main"_s},
             {{u"main"_s, u"old"_s}, u"old"_s, u"old"_s},
             {{u"main"_s}, u"old"_s, {}},
             {{u"main"_s}, u"Main"_s, {}},
         })
        EXPECT_EQ(passwordConnection(userIn(c.own), choosing(c.chosen)), c.expected)
            << c.own.join(u',').toStdString() << " choosing " << c.chosen.toStdString();
}

TEST(Obstacle, StopsAMailWithoutConnectionOrAddress)
{
    struct Case
    {
        User user;
        QString chosen;
        Reason expected;
    };
    for (const Case &c : std::initializer_list<Case>{
             {userIn({u"main"_s}), {}, Reason::None},
             {userIn({u"main"_s}), u"main"_s, Reason::None},
             {userIn({u"main"_s}), u"old"_s, Reason::NoPasswordConnection},
             {userIn({}), {}, Reason::NoPasswordConnection},
             {userIn({u"main"_s}, {}), {}, Reason::NoEmail},
             {userIn({}, {}), {}, Reason::NoPasswordConnection},
         })
        EXPECT_EQ(obstacle(Measure::Email, c.user, choosing(c.chosen), {}), c.expected);
}

TEST(Obstacle, StopsTheMailAndNotTheTicketWhereAuth0PromisesNoMail)
{
    const std::vector<Connection> connections{
        {.name = u"kiosk"_s, .optionsKnown = true, .selfService = false},
        {.name = u"families"_s, .optionsKnown = true, .uniqueEmails = false}};
    for (const auto &[name, reason] : {std::pair{u"kiosk"_s, Reason::NoSelfService},
             std::pair{u"families"_s, Reason::SharedAddresses}}) {
        for (const Measure measure : {Measure::Password, Measure::Flag, Measure::Ticket})
            EXPECT_EQ(obstacle(measure, userIn({name}), {}, connections), Reason::None);
        EXPECT_EQ(obstacle(Measure::Email, userIn({name}), {}, connections), reason);
    }
}

TEST(Obstacle, StopsResetsOnly)
{
    for (const Measure measure : allMeasures) {
        const bool stopped =
            obstacle(measure, userIn({}, {}), choosing(u"old"_s), {}) != Reason::None;
        EXPECT_EQ(stopped, factsOf(measure).group == MeasureGroup::Reset);
    }
}

} // namespace
} // namespace bulkhead::plan
