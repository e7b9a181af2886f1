// SPDX-License-Identifier: Apache-2.0
#include "plan/user_lists.h"

#include "testing/testing.h"

using namespace Qt::StringLiterals;

namespace bulkhead::plan {
namespace {

Identifier id(const QString &text)
{
    return {text.contains(u'@') ? IdentifierKind::Email : IdentifierKind::UserId, text};
}

const User ann{.userId = u"auth0|Ann"_s,
    .email = u"Ann@Example.org"_s,
    .connections = {u"main"_s},
    .identities = {u"samlp|acme|ann"_s, u"github|4711"_s}};

TEST(NamedUsers, AreKnownByEveryNameTheyHave)
{
    struct Case
    {
        QString name, listed;
        bool named;
    };
    for (const Case &c : std::initializer_list<Case>{
             {u"auth0|Ann"_s, u"auth0|Ann"_s, true},
             {u"auth0|ann"_s, u"auth0|Ann"_s, false}, // Auth0 compares case
             {u"auth0|An"_s, u"auth0|Ann"_s, false}, {u"ann@example.ORG"_s, u"auth0|Ann"_s, true},
             {u"bo@example.org"_s, u"auth0|Ann"_s, false},
             {u"samlp|acme|ann"_s, u"auth0|Ann"_s, true}, {u"github|4711"_s, u"auth0|Ann"_s, true},
             {u"github|47"_s, u"auth0|Ann"_s, false},
             {u"old@example.org"_s, u"OLD@example.org"_s, true}, // as the list has it
         }) {
        NamedUsers users;
        EXPECT_TRUE(users.isEmpty());
        users.add(id(c.name), u"why"_s);
        EXPECT_FALSE(users.isEmpty());
        const auto reason = users.reason(ann, id(c.listed));
        EXPECT_EQ(reason.has_value(), c.named) << c.name.toStdString();
        EXPECT_EQ(reason.value_or(QString()), c.named ? u"why"_s : QString());
        EXPECT_EQ(users.namesOf(ann, id(c.listed)), c.named ? QStringList{c.name} : QStringList());
    }
}

TEST(NamedUsers, AUserWithoutAnAddressIsNotNamedByNothing)
{
    NamedUsers users;
    users.add(id(u"a@x.org"_s));
    EXPECT_FALSE(users.reason({u"auth0|b"_s, {}, {}}, id(u"auth0|b"_s)));
    EXPECT_FALSE(users.reason({}, id(u"auth0|b"_s)));
}

TEST(NamedUsers, TheFirstReasonStays)
{
    NamedUsers users;
    users.add(id(u"a@x.org"_s), u"first"_s);
    users.add(id(u"A@X.org"_s), u"second"_s);
    EXPECT_EQ(users.identifiers(), QStringList{u"a@x.org"_s});
    EXPECT_EQ(users.reason({u"auth0|a"_s, u"a@x.org"_s, {}}, id(u"auth0|a"_s)), u"first"_s);
}

TEST(NamedUsers, TakesOthersInBehindItsOwn)
{
    NamedUsers users, others;
    users.add(id(u"A@X.org"_s), u"first"_s);
    others.add(id(u"auth0|B"_s), u"b"_s);
    others.add(id(u"a@x.ORG"_s), u"second"_s);
    others.add(id(u"C@x.org"_s), u"c"_s);
    users.add(others);
    EXPECT_EQ(users.identifiers(), (QStringList{u"A@X.org"_s, u"auth0|B"_s, u"C@x.org"_s}));
    EXPECT_EQ(users.reason({u"auth0|a"_s, u"a@x.org"_s, {}}, id(u"auth0|a"_s)), u"first"_s);
    EXPECT_EQ(users.reason({u"auth0|c"_s, u"c@X.org"_s, {}}, id(u"auth0|c"_s)), u"c"_s);
    EXPECT_EQ(users.reason({u"auth0|B"_s, {}, {}}, id(u"auth0|B"_s)), u"b"_s);
    EXPECT_FALSE(users.reason({u"auth0|b"_s, {}, {}}, id(u"auth0|b"_s))) << "case counts";
}

TEST(Exemption, IsProtectionBeforeExclusion)
{
    UserLists lists;
    EXPECT_FALSE(exemption(lists, ann, id(u"auth0|Ann"_s)));
    lists.first.add(id(ann.userId));
    lists.overridden.add(id(ann.userId));
    EXPECT_FALSE(exemption(lists, ann, id(u"auth0|Ann"_s)));
    lists.excluded.add(id(ann.userId), u"on holiday"_s);
    const auto excluded = exemption(lists, ann, id(u"auth0|Ann"_s));
    EXPECT_EQ(excluded.value().reason, Reason::Excluded);
    EXPECT_EQ(excluded.value().words, u"on holiday"_s);
    lists.protectedUsers.add(id(ann.email), u"break glass"_s);
    const auto exempt = exemption(lists, ann, id(u"auth0|Ann"_s));
    EXPECT_EQ(exempt.value().reason, Reason::Protected);
    EXPECT_EQ(exempt.value().words, u"break glass"_s);
}

} // namespace
} // namespace bulkhead::plan
