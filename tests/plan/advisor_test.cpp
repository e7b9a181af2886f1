// SPDX-License-Identifier: Apache-2.0
#include "plan/advisor.h"

#include "plan/applicability.h"
#include "testing/testing.h"

#include <QRegularExpression>
#include <QSet>

using namespace Qt::StringLiterals;

namespace bulkhead::plan {
namespace {

using enum Advice;
using List = std::vector<Advice>;

const std::vector<Connection> connections{{.name = u"main"_s, .optionsKnown = true},
    {.name = u"legacy"_s, .optionsKnown = true, .customDatabase = true},
    {.name = u"scripted"_s, .optionsKnown = true, .customDatabase = true, .changeScript = true},
    {.name = u"kiosk"_s, .optionsKnown = true, .selfService = false},
    {.name = u"families"_s, .optionsKnown = true, .uniqueEmails = false},
    {.name = u"passkeys"_s, .optionsKnown = true, .passwordLogin = false},
    {.name = u"vault"_s, .optionsKnown = true, .minLength = 73},
    {.name = u"long"_s, .optionsKnown = true, .minLength = 72}};

User user(const QStringList &in, Traits traits = {}, const QString &email = u"a@x.org"_s)
{
    return {.userId = u"auth0|a"_s, .email = email, .connections = in, .traits = traits};
}

std::string shown(const List &list)
{
    QStringList names;
    for (const Advice advice : list)
        names << wireName(advice);
    return names.join(u' ').toStdString();
}

TEST(Advisor, KnowsWhatIsOddAboutAUser)
{
    struct Case
    {
        User user;
        List advice;
        QString chosen = {};
    };
    for (const Case &c : std::initializer_list<Case>{
             {user({u"main"_s}), {}},
             {user({u"nobody knows"_s}), {}},
             {user({}, Trait::Social), {Social}},
             {user({}, Trait::Enterprise), {Enterprise}},
             {user({}, Trait::Passwordless, {}), {Passwordless, NoEmail}},
             {user({}, Trait::Social | Trait::Enterprise), {Social, Enterprise}},
             {user({}), {NoPassword}},
             {user({u"main"_s}), {NotInConnection}, u"other"_s},
             {user({u"main"_s, u"other"_s}), {OtherLogin}, u"other"_s},
             {user({u"main"_s}, Trait::Social), {OtherLogin}},
             {user({u"main"_s}, Trait::Social), {NotInConnection}, u"other"_s},
             {user({u"main"_s}, {}, {}), {NoEmail}},
             {user({u"main"_s}, Trait::Unverified), {UnverifiedEmail}},
             {user({u"main"_s},
                  Trait::EmailChanged | Trait::FactorAdded | Trait::PasskeyAdded
                      | Trait::IdentityAdded),
                 {EmailChanged, FactorAdded, PasskeyAdded, IdentityAdded}},
             {user({u"main"_s}, Trait::SharedEmail | Trait::Blocked | Trait::EvidenceMissing),
                 {SharedEmail, Blocked, EvidenceMissing}},
             {user({u"main"_s}, Trait::LinkedPassword), {}}, // tells where, not what
             {user({u"legacy"_s}), {CustomDatabase}},
             {user({u"scripted"_s}), {CustomDatabase}},
             {user({u"kiosk"_s}), {NoSelfService}},
             {user({u"families"_s}), {SharedAddresses}},
             {user({u"passkeys"_s}), {NoPasswordLogin}},
             {user({u"vault"_s}), {PolicyTooLong}},
             {user({u"long"_s}), {}},
         }) {
        PlanChoices choices;
        choices.connection = c.chosen;
        const List found = adviceFor(c.user, choices, connections);
        EXPECT_EQ(found, c.advice) << shown(found) << " in place of " << shown(c.advice);
    }
}

// Nobody is skipped in silence: whatever stops a reset is also told as advice.
TEST(Advisor, ExplainsEveryObstacle)
{
    PlanChoices choices{.reset = ResetMethod::Password | ResetMethod::Flag | ResetMethod::Email};
    int obstacles = 0;
    for (const Connection &connection : connections) {
        for (const QString &chosen : {QString(), u"main"_s, u"nowhere"_s}) {
            for (const QString &email : {QString(), u"a@x.org"_s}) {
                for (const Trait trait : allTraits) {
                    choices.connection = chosen;
                    const User each = user({connection.name}, trait, email);
                    const List advice = adviceFor(each, choices, connections);
                    for (const Measure measure : allMeasures) {
                        const Reason reason = obstacle(measure, each, choices, connections);
                        obstacles += reason != Reason::None;
                        EXPECT_TRUE(reason == Reason::None
                            || std::any_of(advice.begin(), advice.end(),
                                [&](Advice one) { return reasonOf(one) == reason; }))
                            << wireName(reason).toStdString() << " of " << shown(advice);
                    }
                }
            }
        }
    }
    EXPECT_GT(obstacles, 1000);
}

TEST(Advisor, CountsGroupsAndWhatIsSkippedForThem)
{
    const PlanChoices choices{.reset = ResetMethod::Password | ResetMethod::Email};
    AdviceCount count(choices, connections);
    EXPECT_TRUE(count.groups().empty());
    const auto add = [&](const User &user, bool heedless = false) {
        PlanChoices own = choices;
        if (heedless)
            own.overrides = adviceNames();
        std::vector<Reason> reasons;
        for (const Measure measure : measuresFor(choices))
            reasons.push_back(obstacle(measure, user, own, connections));
        count.add(user, reasons);
    };
    add(user({u"main"_s}));
    add(user({}, Trait::Social));
    add(user({}, Trait::Social, {}));
    add(user({u"main"_s}, {}, {}));
    add(user({u"main"_s}, Trait::EmailChanged | Trait::Unverified));
    add(user({u"main"_s}, Trait::PasskeyAdded), true);
    struct Group
    {
        Advice advice;
        qint64 users;
        std::vector<Measure> skipped;
        bool canBeOverridden;
    };
    const std::vector<Group> expected{{Social, 2, {Measure::Password, Measure::Email}, false},
        {NoEmail, 2, {Measure::Email}, false}, {UnverifiedEmail, 1, {}, false},
        {EmailChanged, 1, {Measure::Email}, true}, {PasskeyAdded, 1, {}, true}};
    const auto groups = count.groups();
    ASSERT_EQ(groups.size(), expected.size());
    for (size_t i = 0; i < groups.size(); ++i) {
        EXPECT_EQ(groups[i].advice, expected[i].advice);
        EXPECT_EQ(groups[i].users, expected[i].users) << shown({expected[i].advice});
        EXPECT_EQ(groups[i].skipped, expected[i].skipped) << shown({expected[i].advice});
        EXPECT_EQ(groups[i].canBeOverridden(), expected[i].canBeOverridden);
    }
}

TEST(Advisor, NamesWhatSurvivesAReset)
{
    struct Case
    {
        User user;
        std::vector<Survivor> survivors;
    };
    using enum Survivor;
    for (const Case &c : std::initializer_list<Case>{
             {user({u"main"_s}), {}},
             {user({u"main"_s, u"old"_s}), {OtherPassword}},
             {user({u"main"_s}, Trait::Social | Trait::Passwordless),
                 {SocialLogin, PasswordlessLogin}},
             {user({}, Trait::Enterprise), {EnterpriseLogin}},
             {user({u"main"_s},
                  Trait::EmailChanged | Trait::FactorAdded | Trait::PasskeyAdded
                      | Trait::IdentityAdded),
                 {ChangedEmail, NewFactor, NewPasskey, NewIdentity}},
             {user({u"main"_s}, Trait::Blocked | Trait::Unverified | Trait::SharedEmail), {}},
         })
        EXPECT_EQ(survivorsOf(c.user), c.survivors);
}

TEST(Advisor, NamesAreDistinctWords)
{
    static const QRegularExpression word(u"^[a-z]+(_[a-z]+)*$"_s);
    QStringList names;
    for (const Advice advice : allAdvice)
        names << wireName(advice);
    for (size_t i = 0; i < allAdvice.size(); ++i)
        EXPECT_EQ(size_t(allAdvice[i]), i);
    for (const Survivor survivor : allSurvivors)
        names << wireName(survivor);
    EXPECT_EQ(QSet<QString>(names.begin(), names.end()).size(), names.size());
    for (const QString &name : names)
        EXPECT_TRUE(word.match(name).hasMatch()) << name.toStdString();
}

} // namespace
} // namespace bulkhead::plan
