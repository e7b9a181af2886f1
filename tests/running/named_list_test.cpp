// SPDX-License-Identifier: Apache-2.0
#include "run/named_list.h"

#include "testing/testing.h"

#include <QBuffer>

using namespace Qt::StringLiterals;

namespace bulkhead::testing {
namespace {

Identifier id(const QString &text)
{
    return {text.contains(u'@') ? IdentifierKind::Email : IdentifierKind::UserId, text};
}

Result<> readNamed(const QByteArray &list, const std::optional<QString> &otherwise,
    bulkhead::plan::NamedUsers &users)
{
    QBuffer buffer;
    buffer.setData(list);
    buffer.open(QIODevice::ReadOnly);
    return run::readNamed(buffer, otherwise, users);
}

TEST(NamedList, TakesReasonsFromItsColumnOrElse)
{
    bulkhead::plan::NamedUsers users;
    ASSERT_TRUE(readNamed("user_id,reason\nauth0|1,break glass\nauth0|2,\n", u"else"_s, users));
    ASSERT_TRUE(readNamed("auth0|3\na@x.org\n", u"listed"_s, users));
    const auto reason = [&](const QString &name) {
        return users.reason({name, {}, {}}, id(name)).value_or(u"-"_s);
    };
    EXPECT_EQ(reason(u"auth0|1"_s), u"break glass"_s);
    EXPECT_EQ(reason(u"auth0|2"_s), u"else"_s);
    EXPECT_EQ(reason(u"auth0|3"_s), u"listed"_s);
    EXPECT_EQ(reason(u"auth0|4"_s), u"-"_s);
    EXPECT_EQ(users.identifiers().size(), 4);
}

TEST(NamedList, WantsAReasonForEachWhenThereIsNoneForAll)
{
    struct Case
    {
        QByteArray list;
        std::optional<QString> otherwise;
        std::optional<QString> badLine;
    };
    for (const Case &c : {
             Case{"auth0|1\n", {}, u"1"_s},
             {"auth0|1\n", u"legal"_s, {}},
             {"user_id,reason\nauth0|1,legal\nauth0|2,vip\n", {}, {}},
             {"user_id,reason\nauth0|1,legal\nauth0|2,  \nauth0|3,\n", {}, u"3"_s},
             {"user_id,why\nauth0|1,legal\n", {}, u"2"_s},
         }) {
        bulkhead::plan::NamedUsers users;
        const auto read = readNamed(c.list, c.otherwise, users);
        ASSERT_EQ(read.has_value(), !c.badLine) << c.list.constData();
        EXPECT_EQ(users.isEmpty(), c.badLine.has_value());
        if (!read) {
            EXPECT_EQ(read.error(), (Error{Fault::ListNoReason, *c.badLine}));
        }
    }
}

TEST(NamedList, NamesEverybodyOrNobody)
{
    struct Case
    {
        QByteArray list;
        Error error;
    };
    for (const Case &c : std::initializer_list<Case>{
             {"", {Fault::ListEmpty, {}}},
             {"user_id,reason\n", {Fault::ListEmpty, {}}},
             {"Jane Doe\n", {Fault::ListNoIdentifier, u"1"_s}},
             {"auth0|1\nJane Doe\nJohn\n", {Fault::ListNoIdentifier, u"2"_s}},
             {"user_id,reason\n,why\nauth0|2,so\n", {Fault::ListNoIdentifier, u"2"_s}},
         }) {
        bulkhead::plan::NamedUsers users;
        users.add(id(u"auth0|0"_s));
        const auto read = readNamed(c.list, QString(), users);
        ASSERT_FALSE(read) << c.list.constData();
        EXPECT_EQ(read.error(), c.error);
        EXPECT_EQ(users.identifiers(), QStringList{u"auth0|0"_s});
    }
}

} // namespace
} // namespace bulkhead::testing
