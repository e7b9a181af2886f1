// SPDX-License-Identifier: Apache-2.0
#include "model/identifier.h"
#include "model/measure.h"
#include "model/outcome.h"
#include "model/user.h"

#include "testing/testing.h"

#include <QRegularExpression>
#include <QSet>

using namespace Qt::StringLiterals;

namespace bulkhead {
namespace {

// All names from the first to the last value; they stand in files and reports for good.
template <typename Enum> QStringList names(Enum last)
{
    QStringList names;
    for (int i = 0; i <= int(last); ++i)
        names << wireName(Enum(i));
    return names;
}

void expectDistinctWords(const QStringList &names)
{
    static const QRegularExpression word(u"^[a-z]+([-_][a-z]+)*$"_s);
    EXPECT_EQ(QSet<QString>(names.begin(), names.end()).size(), names.size());
    for (const QString &name : names)
        EXPECT_TRUE(word.match(name).hasMatch()) << name.toStdString();
}

TEST(WireNames, AreDistinctWordsForEveryValue)
{
    expectDistinctWords(names(IdentifierKind::Email));
    expectDistinctWords(names(RejectReason::BrokenQuote));
    expectDistinctWords(names(Measure::ClearFlag));
    expectDistinctWords(names(RevocationScope::None));
    QStringList traits;
    for (const Trait each : allTraits)
        traits << wireName(each);
    expectDistinctWords(traits);
    expectDistinctWords(names(Outcome::Unknown));
    expectDistinctWords(names(StepState::Cancelled));
}

TEST(WireNames, NoReasonIsNoWordAndTheOthersAreDistinct)
{
    QStringList reasons = names(lastReason);
    EXPECT_EQ(reasons.takeFirst(), QString());
    expectDistinctWords(reasons);
}

TEST(WireNames, AreWhatTheReportsSay)
{
    EXPECT_EQ(names(StepState::Cancelled),
        (QStringList{
            u"pending"_s, u"done"_s, u"failed"_s, u"skipped"_s, u"unknown"_s, u"cancelled"_s}));
    EXPECT_EQ(names(Measure::ClearFlag),
        (QStringList{u"revoke-access"_s, u"delete-sessions"_s, u"delete-refresh-tokens"_s,
            u"email"_s, u"password"_s, u"flag"_s, u"ticket"_s, u"block"_s, u"forget-mfa-browsers"_s,
            u"delete-grants"_s, u"delete-device-credentials"_s, u"clear-flag"_s}));
    EXPECT_EQ(wireName(Reason::UserNotFound), u"user_not_found"_s);
    EXPECT_EQ(names(IdentifierKind::Email), (QStringList{u"user_id"_s, u"email"_s}));
}

TEST(WireNames, AreReadBack)
{
    for (int i = 0; i <= int(RevocationScope::None); ++i)
        EXPECT_EQ(revocationScope(wireName(RevocationScope(i))), RevocationScope(i));
    for (const ResetMethod method : allResetMethods)
        EXPECT_EQ(resetMethods(wireName(method)), ResetMethods(method));
    for (const Extra each : allExtras)
        EXPECT_EQ(extra(wireName(each)), each);
    for (const Trait each : allTraits)
        EXPECT_EQ(trait(wireName(each)), each);
    for (const QString &odd : {u"Everything"_s, u"none "_s, QString(), u"all"_s}) {
        EXPECT_EQ(revocationScope(odd), std::nullopt);
        EXPECT_EQ(extra(odd), std::nullopt);
        EXPECT_EQ(trait(odd), std::nullopt);
    }
}

} // namespace
} // namespace bulkhead
