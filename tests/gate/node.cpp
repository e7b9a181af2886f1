// SPDX-License-Identifier: Apache-2.0
#include "gate/node.h"

#include <gtest/gtest.h>

#include <QJsonDocument>
#include <QProcess>

using namespace Qt::StringLiterals;

namespace bulkhead::testing {
namespace {

QJsonValue run(const ActionRun &given, int repeat)
{
    QJsonArray codes;
    for (const QByteArray &code : given.codes)
        codes << QString::fromUtf8(code);
    QJsonObject order{{u"codes"_s, codes}, {u"users"_s, given.users},
        {u"without"_s, QJsonArray::fromStringList(given.without)}, {u"repeat"_s, repeat}};
    if (!given.text.isEmpty())
        order.insert(u"text"_s, given.text);
    if (given.nowMs > 0)
        order.insert(u"now"_s, given.nowMs);
    QProcess node;
    node.start(u"node"_s, {QStringLiteral(BULKHEAD_RUN_ACTION)});
    node.write(QJsonDocument(order).toJson(QJsonDocument::Compact));
    node.closeWriteChannel();
    EXPECT_TRUE(node.waitForFinished(60'000)) << node.errorString().toStdString();
    EXPECT_EQ(node.exitCode(), 0) << node.readAllStandardError().toStdString();
    const QByteArray out = '[' + node.readAllStandardOutput() + ']'; // a number is no document
    return QJsonDocument::fromJson(out).array().first();
}

} // namespace

QJsonArray ActionRun::decisions() const
{
    return run(*this, 0).toArray();
}

double ActionRun::millisecondsEach(int repeat) const
{
    return run(*this, repeat).toDouble();
}

QJsonObject eventUser(const QJsonObject &user, const QString &strategy, const QString &connection)
{
    return {{u"user"_s, user}, {u"connection"_s, strategy}, {u"name"_s, connection}};
}

} // namespace bulkhead::testing
