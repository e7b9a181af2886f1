// SPDX-License-Identifier: Apache-2.0
#include "ui/protection_fixture.h"

#include "testing/testing.h"

#include <QJsonDocument>
#include <QMessageBox>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace bulkhead::ui {
namespace {

using namespace testing;

const QString lowerButton = u"Take down the ticked gates"_s;
const QString one = u"bulkhead-gate-case"_s, other = u"bulkhead-gate-other"_s;

class GatesCardTest : public ProtectionPageTest
{
protected:
    void found(const std::vector<run::FoundGate> &gates)
    {
        m_one.desk.protectionTold({.gates = gates});
        commands();
    }
    void answer(const QString &text)
    {
        auto *question = m_one.frame().findChild<QMessageBox *>();
        ASSERT_TRUE(question);
        EXPECT_TRUE(question->informativeText().contains(u"gets new tokens at once"_s));
        for (QAbstractButton *button : question->buttons()) {
            if (button->text() == text)
                return button->click();
        }
        FAIL() << text.toStdString();
    }
    const WarningsAllowed m_offscreenDialogs;
};

TEST_F(GatesCardTest, tellsWhichGatesStandThere)
{
    EXPECT_FALSE(shown(m_one.frame(), lowerButton)) << "not read yet";
    found({});
    EXPECT_TRUE(m_one.says(u"There is none."_s));
    EXPECT_FALSE(shown(m_one.frame(), lowerButton));
    found({{one, 0}, {other, -1}});
    EXPECT_TRUE(m_one.says(u"There are 2 Actions of gates."_s));
    EXPECT_EQ(box(one)->text(), one + u", bound at place 1"_s);
    EXPECT_EQ(box(other)->text(), other + u", not bound: it refuses nobody"_s);
    EXPECT_FALSE(m_one.can(lowerButton)) << "nobody has said which";
}

TEST_F(GatesCardTest, takesDownWhatIsTickedAfterAQuestion)
{
    found({{one, 0}, {other, 1}});
    box(other)->click();
    ASSERT_TRUE(press(m_one.frame(), lowerButton));
    ASSERT_NO_FATAL_FAILURE(answer(u"Keep it up"_s));
    EXPECT_EQ(commands(), QStringList());
    ASSERT_TRUE(waitFor([&] { return !m_one.frame().findChild<QMessageBox *>(); }, 1000));
    ASSERT_TRUE(press(m_one.frame(), lowerButton));
    ASSERT_NO_FATAL_FAILURE(answer(u"Take it down"_s));
    EXPECT_EQ(commands(), QStringList{u"lowerGates "_s + other});
    found({{one, 0}});
    EXPECT_FALSE(shown(m_one.frame(), other));
    EXPECT_FALSE(m_one.can(lowerButton));
}

TEST_F(GatesCardTest, leavesTheOpenIncidentsToItsOwnBand)
{
    m_one.open(journal::IncidentState::Planned, {.gate = journal::GateState::Up});
    journal::Entry made{.kind = journal::EntryKind::GateIntent,
        .code = int(journal::GateStep::Create),
        .text = QString::fromUtf8(
            QJsonDocument(QJsonObject{{u"name"_s, one}, {u"sha256"_s, u"ab"_s}}).toJson())};
    made.seq = 1000;
    emit m_one.desk.recorded({made});
    found({{one, 0}, {other, 1}});
    EXPECT_FALSE(box(one)->isEnabled());
    EXPECT_TRUE(box(other)->isEnabled());
    EXPECT_TRUE(m_one.says(u"taken down on its Run or Report page"_s));
    m_tenant->address = *TenantAddress::parse(u"other.eu.auth0.com"_s);
    m_page->refresh();
    found({{one, 0}});
    EXPECT_TRUE(box(one)->isEnabled()) << "of the same name in another tenant";
    EXPECT_FALSE(m_one.says(u"taken down on its Run or Report page"_s));
}

} // namespace
} // namespace bulkhead::ui
