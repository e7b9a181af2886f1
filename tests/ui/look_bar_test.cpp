// SPDX-License-Identifier: Apache-2.0
#include "board/look_bar.h"

#include "look/notice.h"
#include "ui/live_fixture.h"

#include <QLabel>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace bulkhead::ui {
namespace {

class LookBarTest : public LiveTest
{
protected:
    LookBarTest()
    {
        open(runningIncident(5));
        m_bar.show(3);
        m_around.show();
    }
    [[nodiscard]] QPushButton &button(const QString &name) const
    {
        for (auto *each : m_bar.findChildren<QPushButton *>()) {
            if (each->accessibleName() == name)
                return *each;
        }
        throw std::runtime_error(name.toStdString());
    }
    [[nodiscard]] QPushButton &look() const { return button(u"Look at this user now"_s); }
    [[nodiscard]] QString said() const
    {
        QStringList all;
        for (const auto *label : m_bar.findChildren<QLabel *>()) {
            if (label->isVisible())
                all << label->text();
        }
        return all.join(u' ');
    }
    void answer(Outcome outcome, qint32 row = 3) { emit m_desk.userLooked({row, outcome, {}}); }

    QString m_missing; // before calls can be made
    QWidget m_around;
    LookBar m_bar{m_desk, m_live, [this] { return m_missing; }, &m_around};
};

TEST_F(LookBarTest, AsksInMidRunAndWithoutOne)
{
    for (const Task task : {Task::None, Task::Running, Task::Looking}) {
        m_desk.begin(task);
        m_desk.commands.clear();
        ASSERT_TRUE(look().isEnabled()) << int(task);
        look().click();
        EXPECT_EQ(m_desk.commands, QStringList{u"lookAt 3"_s});
        EXPECT_EQ(look().text(), u"Asking the tenant…"_s);
        look().click();
        EXPECT_EQ(m_desk.commands.size(), 1) << "it is asked already";
        answer(Outcome::Done);
        EXPECT_TRUE(said().contains(u"The tenant has answered"_s));
        EXPECT_EQ(look().text(), u"Look at this user no&w"_s);
    }
    for (const Task task : {Task::Planning, Task::Exporting, Task::Gating, Task::Rehearsing}) {
        m_desk.begin(task);
        EXPECT_FALSE(look().isEnabled()) << int(task);
    }
}

TEST_F(LookBarTest, SaysWhatIsMissingUntilItIsThere)
{
    m_missing = u"Client secret is missing"_s;
    m_bar.refresh();
    EXPECT_FALSE(look().isEnabled());
    EXPECT_TRUE(said().contains(u"Before it can be asked: Client secret is missing."_s));
    m_desk.begin(Task::Running);
    EXPECT_TRUE(look().isEnabled()) << "the run has it";
    m_desk.begin(Task::None);
    m_missing.clear();
    m_bar.refresh();
    EXPECT_TRUE(look().isEnabled());
    EXPECT_EQ(said(), QString());
}

TEST_F(LookBarTest, TellsWhyNothingWasSeenUntilItIsAskedAgain)
{
    look().click();
    answer(Outcome::NotFound);
    EXPECT_TRUE(said().contains(u"does not know this user any more"_s)) << said().toStdString();
    m_bar.show(2);
    EXPECT_EQ(said(), QString()) << "that was another user";
    m_bar.show(3);
    EXPECT_TRUE(said().contains(u"Check whether the user was deleted."_s));
    look().click();
    EXPECT_EQ(said(), QString());
    answer(Outcome::Done);
    EXPECT_FALSE(said().contains(u"deleted"_s));
}

TEST_F(LookBarTest, TheAnswerMayComeWhileAnotherUserIsShown)
{
    look().click();
    m_bar.show(1);
    EXPECT_EQ(look().text(), u"Look at this user no&w"_s);
    look().click();
    answer(Outcome::ServerFailed, 3);
    EXPECT_EQ(look().text(), u"Asking the tenant…"_s);
    EXPECT_EQ(said(), QString());
    answer(Outcome::Done, 1);
    m_bar.show(3);
    EXPECT_TRUE(said().contains(u"The tenant failed"_s));
}

TEST_F(LookBarTest, WhoWaitsIsToldWhenTheRunEndsFirst)
{
    m_desk.begin(Task::Running);
    look().click();
    m_desk.end(run::End::Paused);
    EXPECT_TRUE(said().contains(u"what was going on ended first"_s)) << said().toStdString();
    look().click();
    m_desk.begin(Task::Looking);
    m_desk.fail(Fault::SecretMissing, u"keychain"_s);
    EXPECT_TRUE(said().contains(u"There is no client secret."_s)) << said().toStdString();
    m_live.close();
    m_bar.show(-1);
    open(runningIncident(5), u"b"_s);
    m_bar.show(3);
    EXPECT_EQ(said(), QString()) << "it was about another incident";
}

TEST_F(LookBarTest, WhatHangsCanBeStoppedWithoutARun)
{
    m_desk.begin(Task::Running);
    look().click();
    EXPECT_FALSE(button(u"Stop looking"_s).isVisible()) << "the run goes on";
    answer(Outcome::Done);
    m_desk.begin(Task::None);
    look().click();
    m_desk.begin(Task::Looking);
    ASSERT_TRUE(button(u"Stop looking"_s).isVisible());
    button(u"Stop looking"_s).click();
    EXPECT_EQ(m_desk.commands.last(), u"pause"_s);
    m_desk.end(run::End::Paused);
    EXPECT_FALSE(button(u"Stop looking"_s).isVisible());
}

TEST_F(LookBarTest, IsNotThereForWhomTheTenantDoesNotKnow)
{
    EXPECT_TRUE(m_bar.isVisible());
    m_bar.show(-1);
    EXPECT_FALSE(m_bar.isVisible());
    using namespace journal::entries;
    open({source(u"l"_s), listed(0, 1, u"nobody@x.org"_s), notFound(0), planned({}), started()});
    m_bar.show(0);
    EXPECT_FALSE(m_bar.isVisible());
}

} // namespace
} // namespace bulkhead::ui
