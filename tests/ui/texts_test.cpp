// SPDX-License-Identifier: Apache-2.0
#include "journal/entries.h"
#include "texts/answer_text.h"
#include "texts/reason_text.h"
#include "texts/report_text.h"
#include "ui/every_value.h"

#include "testing/testing.h"

using namespace Qt::StringLiterals;

namespace bulkhead::texts {
namespace {

using bulkhead::testing::everyValue;

// Whole sentences: a capital first, a stop last, nothing left to fill in.
void expectSentence(const QString &text, const std::string &of)
{
    ASSERT_FALSE(text.isEmpty()) << of;
    EXPECT_TRUE(text.front().isUpper() || text.front().isDigit()) << of << ": " << qPrintable(text);
    EXPECT_TRUE(text.endsWith(u'.') || text.endsWith(u'?')) << of << ": " << qPrintable(text);
    for (const QString &never : {u"%1"_s, u"%2"_s, u".."_s, u" ."_s, u": ."_s, u"  "_s})
        EXPECT_FALSE(text.contains(never)) << of << ": " << qPrintable(text);
}

void expectComplete(const Explanation &all, const std::string &of)
{
    expectSentence(all.happened, of);
    expectSentence(all.meaning, of);
    expectSentence(all.todo, of);
}

std::string name(const QString &wire)
{
    return wire.toStdString();
}

TEST(EveryValue, OfAnEnumerationIsFound)
{
    EXPECT_EQ(everyValue<Fault>().size(), size_t(faultCount));
    EXPECT_EQ(everyValue<Fault>().back(), Fault(faultCount - 1));
    EXPECT_EQ(everyValue<StepState>().size(), 6u);
    EXPECT_EQ(everyValue<Reason>().back(), lastReason);
    EXPECT_EQ(everyValue<Outcome>().back(), lastOutcome);
}

TEST(Texts, EveryFaultIsExplainedInThreeParts)
{
    for (const Surface surface : {Surface::Window, Surface::Terminal}) {
        for (const Fault fault : everyValue<Fault>()) {
            for (const QString &detail : {u"acme: 7 of 9"_s, u"Connection refused."_s})
                expectComplete(explain({fault, detail}, surface), name(wireName(fault)));
        }
    }
}

TEST(Texts, AFaultWithoutADetailIsAWholeSentenceToo)
{
    for (const Fault fault :
        {Fault::ListEmpty, Fault::ListBinary, Fault::ListNoIdentifier, Fault::IncidentMissing,
            Fault::IncidentForeign, Fault::IncidentDamaged, Fault::NothingImported,
            Fault::NotPlanned, Fault::RunAlreadyStarted, Fault::AlreadyCancelled})
        expectComplete(explain({fault, {}}), name(wireName(fault)));
}

TEST(Texts, DetailsAreToldAsTheyAre)
{
    EXPECT_EQ(explain({Fault::ListEmpty, u"a%1.csv"_s}).happened, u"The list is empty: a%1.csv."_s);
    EXPECT_EQ(explain({Fault::ListEmpty, {}}).happened, u"The list is empty."_s);
    EXPECT_EQ(explain({Fault::Unreachable, u"Connection refused."_s}).happened,
        u"The tenant cannot be reached: Connection refused."_s);
}

// An option to type, a command or a variable.
const QString terminalOnly[] = {u"--"_s, u"BULKHEAD_"_s, u"“new”"_s, u"“status”"_s, u"window"_s};

TEST(Texts, TheWindowNamesNothingThatIsTyped)
{
    QStringList texts;
    const auto add = [&texts](const Explanation &all) {
        texts << all.happened << all.meaning << all.todo;
    };
    for (const Fault fault : everyValue<Fault>())
        add(explain({fault, {}}));
    for (const Reason reason : everyValue<Reason>())
        add(explain(reason, {}));
    for (const Outcome outcome : everyValue<Outcome>())
        add(explain(outcome));
    for (const RejectReason reason : everyValue<RejectReason>())
        add(explain(reason));
    for (const report::NextStep next : everyValue<report::NextStep>())
        texts << nextText(next);
    for (const QString &text : texts) {
        for (const QString &word : terminalOnly)
            EXPECT_FALSE(text.contains(word)) << qPrintable(text);
    }
}

TEST(Texts, TheTerminalNamesTheOptionToType)
{
    const std::pair<Fault, QString> options[] = {{Fault::ListNoSuchColumn, u"--column"_s},
        {Fault::ListColumnUnclear, u"--column"_s}, {Fault::TooManyUnknown, u"--allow-unknown"_s},
        {Fault::ConfirmUsersMismatch, u"--confirm-users"_s},
        {Fault::SecretMissing, u"BULKHEAD_CLIENT_SECRET"_s}, {Fault::TlsUntrusted, u"--ca-file"_s},
        {Fault::AudienceWrong, u"--audience"_s}, {Fault::PracticeUnavailable, u"--port"_s}};
    for (const auto &[fault, option] : options)
        EXPECT_TRUE(oneLine({fault, u"x"_s}, Surface::Terminal).contains(option))
            << name(wireName(fault));
}

TEST(Texts, EveryOutcomeIsExplained)
{
    for (const Outcome outcome : everyValue<Outcome>()) {
        Explanation all = explain(outcome);
        if (outcome == Outcome::Done) {
            EXPECT_TRUE(all.todo.isEmpty());
            all.todo = u"Nothing."_s;
        }
        expectComplete(all, name(wireName(outcome)));
        EXPECT_TRUE(explain(outcome, u"no such user"_s).happened.endsWith(u"no such user"_s));
    }
}

TEST(Texts, EveryReasonIsExplained)
{
    for (const Reason reason : everyValue<Reason>()) {
        Explanation all = explain(reason, {});
        if (reason == Reason::None) {
            EXPECT_EQ(all.happened + all.meaning + all.todo, QString());
            continue;
        }
        if (reason == Reason::SettledByOperator || reason == Reason::SettledByLog) {
            EXPECT_TRUE(all.todo.isEmpty()); // done
            all.todo = u"Nothing."_s;
        }
        expectComplete(all, name(wireName(reason)));
        const bool ours = reason == Reason::Protected || reason == Reason::Excluded;
        EXPECT_TRUE(
            explain(reason, u"bad id"_s)
                .happened.endsWith(ours ? u" The reason given: bad id"_s : u" It said: bad id"_s));
    }
}

TEST(Texts, EveryRejectIsExplained)
{
    for (const RejectReason reason : everyValue<RejectReason>())
        expectComplete(explain(reason), name(wireName(reason)));
}

TEST(Texts, EveryNextStepIsAnInstruction)
{
    QStringList seen;
    for (const report::NextStep next : everyValue<report::NextStep>()) {
        const QString text = nextText(next);
        EXPECT_EQ(text.isEmpty(), next == report::NextStep::Nothing) << int(next);
        EXPECT_FALSE(seen.contains(text)) << qPrintable(text);
        seen << text;
    }
}

TEST(Texts, EveryStateAndMeasureHasItsOwnWords)
{
    QStringList seen;
    for (const StepState state : everyValue<StepState>())
        seen << stateText(state);
    for (const Measure measure : everyValue<Measure>())
        seen << measureText(measure);
    EXPECT_FALSE(seen.contains(QString()));
    EXPECT_EQ(seen.removeDuplicates(), 0);
}

journal::Ledger inState(journal::IncidentState state)
{
    using namespace journal::entries;
    using journal::IncidentState;
    std::vector<journal::Entry> all{created()};
    const auto add = [&](const std::vector<journal::Entry> &more) {
        all.insert(all.end(), more.begin(), more.end());
    };
    if (state >= IncidentState::Imported)
        add({source(u"list"_s), listed(0, 1, u"auth0|ada"_s)});
    if (state >= IncidentState::Planned)
        add({found(0, {u"auth0|ada"_s, u"ada@x"_s, {}}), planned({})});
    if (state >= IncidentState::Running)
        add({started()});
    switch (state) {
    case IncidentState::Paused: add({ended(journal::RunEnd::Paused)}); break;
    case IncidentState::Halted: add({halted(Fault::TlsUntrusted, u"self-signed"_s)}); break;
    case IncidentState::Cancelled: add({ended(journal::RunEnd::Cancelled)}); break;
    case IncidentState::Finished: add({ended(journal::RunEnd::Finished)}); break;
    default: break;
    }
    return folded(all);
}

TEST(Texts, EveryStateOfAnIncidentIsExplained)
{
    for (const auto state : everyValue<journal::IncidentState>()) {
        const journal::Ledger ledger = inState(state);
        ASSERT_EQ(ledger.state(), state) << name(wireName(state));
        expectComplete(explainRun(ledger), name(wireName(state)));
        expectSentence(resultText(ledger), name(wireName(state)));
        EXPECT_FALSE(explainRun(ledger).todo.contains(u"--"_s));
    }
}

} // namespace
} // namespace bulkhead::texts
