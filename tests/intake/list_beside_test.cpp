// SPDX-License-Identifier: Apache-2.0
#include "list_fixture.h"

#include <QBuffer>

using namespace Qt::StringLiterals;

namespace bulkhead::intake {
namespace {

class BesideSink final : public ListSink
{
public:
    void listed(const ListedRow &row) override { rows << row.identifier.text + u'=' + row.beside; }
    void rejected(const RejectedRow &) override { }
    QStringList rows;
};

TEST(ListBeside, HandsAnotherColumnAlong)
{
    struct Case
    {
        QByteArray list;
        QString beside;
        QStringList rows;
        bool found;
    };
    for (const Case &c : std::initializer_list<Case>{
             {"user_id,reason\nauth0|1,break glass\nauth0|2,\nauth0|3\n", u"reason"_s,
                 {u"auth0|1=break glass"_s, u"auth0|2="_s, u"auth0|3="_s}, true},
             {"Reason;E-Mail\n\" a; b \";a@x.org\n", u"reason"_s, {u"a@x.org=a; b"_s}, true},
             {"user_id,email,vip\n,a@x.org,'=1\n", u"VIP"_s, {u"a@x.org==1"_s}, true},
             {"auth0|1,why\nauth0|2,so\n", u"2"_s, {u"auth0|1=why"_s, u"auth0|2=so"_s}, true},
             {"auth0|1,why\n", u"reason"_s, {u"auth0|1="_s}, false},
             {"auth0|1\n", u"reason"_s, {u"auth0|1="_s}, false},
             {"user_id,reason\nauth0|1,why\n", {}, {u"auth0|1="_s}, false},
         }) {
        QBuffer buffer;
        buffer.setData(c.list);
        buffer.open(QIODevice::ReadOnly);
        BesideSink sink;
        const auto summary = readList(buffer, {.column = {}, .beside = c.beside}, sink);
        ASSERT_TRUE(summary) << c.list.constData();
        EXPECT_EQ(sink.rows, c.rows) << c.list.constData();
        EXPECT_EQ(summary->besideFound, c.found) << c.list.constData();
    }
}

TEST(ListBeside, IsBounded)
{
    QBuffer buffer;
    buffer.setData("user_id,reason\nauth0|1," + QByteArray(5000, 'x') + '\n');
    buffer.open(QIODevice::ReadOnly);
    BesideSink sink;
    ASSERT_TRUE(readList(buffer, {.column = {}, .beside = u"reason"_s}, sink));
    EXPECT_EQ(sink.rows.value(0).size(), int(sizeof "auth0|1=") - 1 + maxBeside);
}

} // namespace
} // namespace bulkhead::intake
