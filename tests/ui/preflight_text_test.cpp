// SPDX-License-Identifier: Apache-2.0
#include "texts/preflight_text.h"

#include "testing/testing.h"

using namespace Qt::StringLiterals;

namespace bulkhead::texts {
namespace {

using plan::Finding;
using plan::FindingCode;
using plan::Severity;

std::vector<Finding> every(const QStringList &names)
{
    std::vector<Finding> all;
    for (int code = 0; code <= int(plan::lastFindingCode); ++code)
        all.push_back(
            {FindingCode(code), Severity::Warning, names, 90'000, 120, Measure::Password});
    return all;
}

void expectSentence(const QString &text, const std::string &of)
{
    ASSERT_FALSE(text.isEmpty()) << of;
    EXPECT_TRUE(text.front().isUpper()) << of << ": " << qPrintable(text);
    EXPECT_TRUE(text.endsWith(u'.')) << of << ": " << qPrintable(text);
    for (const QString &never : {u"%1"_s, u"%2"_s, u"%3"_s, u".."_s, u" ."_s, u": ."_s, u"  "_s})
        EXPECT_FALSE(text.contains(never)) << of << ": " << qPrintable(text);
}

TEST(PreflightText, SaysOfEveryFindingWhatItIsWhatItMeansAndWhatToDo)
{
    for (const Surface surface : {Surface::Window, Surface::Terminal}) {
        for (const QStringList &names : {QStringList{u"a"_s, u"b"_s}, QStringList()}) {
            for (const Finding &finding : every(names)) {
                const std::string of = wireName(finding.code).toStdString();
                const Explanation all = explain(finding, surface);
                expectSentence(all.happened, of);
                EXPECT_EQ(all.meaning.isEmpty(), all.todo.isEmpty()) << of;
                if (!all.todo.isEmpty()) {
                    expectSentence(all.meaning, of);
                    expectSentence(all.todo, of);
                }
                expectSentence(oneLine(finding, surface), of);
            }
        }
    }
}

// Whatever is judged green asks for nothing, and what is judged a warning or a stop does.
TEST(PreflightText, OnlyWhatIsWellAsksForNothing)
{
    const QSet<FindingCode> well{FindingCode::ScopesGranted, FindingCode::SessionEndpointsThere,
        FindingCode::FlagActionReady, FindingCode::ClockRight, FindingCode::TokenLasts,
        FindingCode::TokenRenewed, FindingCode::LimitSeen, FindingCode::LimitAssumed,
        FindingCode::OwnMailProvider, FindingCode::ResetTemplateOn, FindingCode::ConnectionsRead,
        FindingCode::OrganizationsThere};
    for (const Finding &finding : every({}))
        EXPECT_EQ(explain(finding).todo.isEmpty(), well.contains(finding.code))
            << wireName(finding.code).toStdString();
}

TEST(PreflightText, TheWindowNamesNothingThatIsTyped)
{
    for (const Finding &finding : every({})) {
        for (const QString &word : {u"--"_s, u"“run”"_s, u"“check”"_s})
            EXPECT_FALSE(oneLine(finding).contains(word)) << qPrintable(oneLine(finding));
    }
}

TEST(PreflightText, TellsFiguresInWords)
{
    const Finding mail{FindingCode::BuiltInMail, Severity::Warning, {}, 10'000, 75'000};
    EXPECT_TRUE(explain(mail).meaning.contains(u"10,000 take about 20 h 50 min"))
        << qPrintable(explain(mail).meaning);
    const Finding unplanned{FindingCode::BuiltInMail, Severity::Warning};
    EXPECT_TRUE(
        explain(unplanned).meaning.endsWith(u"so eight are sent unless the plan says less."));
    EXPECT_TRUE(
        explain({FindingCode::ClockOff, Severity::Warning, {}, -43}).happened.contains(u"by 43 s"));
    EXPECT_TRUE(explain({FindingCode::SessionsLive, Severity::Warning, {}, 168})
                    .happened.contains(u"168 h 00 min"));
    const Finding lacking{
        FindingCode::ScopeMissing, Severity::Stop, {u"update:users"_s}, 0, 0, Measure::Flag};
    EXPECT_TRUE(explain(lacking).happened.endsWith(u": update:users."));
}

TEST(PreflightText, NamesAreToldAsTheyAre)
{
    const Finding odd{FindingCode::NoHistory, Severity::Warning, {u"a%2b"_s, u"%1"_s}};
    EXPECT_TRUE(explain(odd).happened.endsWith(u": a%2b, %1."));
}

} // namespace
} // namespace bulkhead::texts
