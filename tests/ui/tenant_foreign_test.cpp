// SPDX-License-Identifier: Apache-2.0
#include "ui/tenant_page_fixture.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QCheckBox>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace bulkhead::ui {
namespace {

// A file that somebody else made, with authorities that somebody else chose.
class ForeignFile : public TenantPageTest
{
protected:
    void openForeign(bool practice = false)
    {
        using namespace journal::entries;
        auto first = created();
        first.text = text({{u"id"_s, u"theirs"_s}, {u"tenant"_s, u"https://evil.example"_s},
            {u"client_id"_s, u"their-app"_s}, {u"audience"_s, u"https://their/aud"_s},
            {u"ca_file"_s, u"/tmp/their-ca.pem"_s}});
        open({first, tenantSeen(u"https://evil.example/"_s, practice), source(u"l"_s),
                 listed(0, 1, u"auth0|a"_s)},
            u"/x/theirs.incident"_s, false);
    }
    [[nodiscard]] QCheckBox *known() const { return m_page.findChild<QCheckBox *>(); }
};

TEST_F(ForeignFile, IsAskedAboutBeforeItsFirstCall)
{
    openForeign();
    m_desk.keep(SecretPlace::Keychain);
    EXPECT_TRUE(shows(u"This file was not created on this computer"_s));
    EXPECT_TRUE(shows(u"It would call evil.example as client their-app, trusting the authorities "
                      u"in /tmp/their-ca.pem as well."_s));
    EXPECT_FALSE(m_page.trusted());
    EXPECT_EQ(m_page.missing(), u"Say whether you know this tenant"_s);
    EXPECT_FALSE(check()->isEnabled());
    EXPECT_EQ(
        m_desk.commands, QStringList{u"findCredential evil.example"_s}); // reads a keychain only
    known()->click();
    EXPECT_TRUE(m_page.trusted());
    EXPECT_EQ(m_page.missing(), QString());
    EXPECT_TRUE(check()->isEnabled());
}

TEST_F(ForeignFile, ShowsItsAuthoritiesAndAudience)
{
    openForeign();
    EXPECT_TRUE(field(u"CA file"_s)->isVisible());
    EXPECT_EQ(field(u"CA file"_s)->text(), u"/tmp/their-ca.pem"_s);
    EXPECT_EQ(field(u"Audience"_s)->text(), u"https://their/aud"_s);
    EXPECT_TRUE(known()->accessibleDescription().contains(u"/tmp/their-ca.pem"_s));
}

TEST_F(ForeignFile, IsAskedAboutAnewEachTimeItIsOpened)
{
    openForeign();
    known()->click();
    m_live.close();
    EXPECT_TRUE(m_page.trusted()); // nothing is open
    openForeign();
    EXPECT_FALSE(m_page.trusted());
}

TEST_F(ForeignFile, IsAskedAboutAgainWhenTheTrustIsTakenBack)
{
    openForeign();
    m_desk.keep(SecretPlace::Keychain);
    known()->click();
    known()->click();
    EXPECT_EQ(m_page.missing(), u"Say whether you know this tenant"_s);
}

// Practice is what the tenant itself says, not what a file from somewhere claims of a real address.
TEST_F(ForeignFile, ThatClaimsToBePracticeIsNotBelieved)
{
    openForeign(true);
    EXPECT_FALSE(m_live.practice());
    EXPECT_EQ(m_page.missing(), u"Say whether you know this tenant"_s);
    known()->click();
    EXPECT_EQ(commandsNamed(u"startPractice"_s), 0);
    EXPECT_EQ(m_page.missing(), u"Client secret is missing"_s);
}

TEST_F(ForeignFile, LeavesNothingForTheNextIncident)
{
    openForeign();
    known()->click();
    m_desk.keep(SecretPlace::Keychain);
    m_live.close();
    for (const QString &name : {u"Tenant address"_s, u"Client ID"_s, u"CA file"_s, u"Audience"_s})
        EXPECT_EQ(field(name)->text(), QString()) << name.toStdString();
    EXPECT_TRUE(shows(u"Missing."_s));
    EXPECT_FALSE(shows(u"evil"_s));
}

TEST_F(ForeignFile, IsNotConfusedWithOneFromHere)
{
    openForeign();
    open({journal::entries::created()}, u"/x/ours.incident"_s, true);
    EXPECT_TRUE(m_page.trusted());
    EXPECT_FALSE(shows(u"This file was not created on this computer"_s));
    EXPECT_EQ(field(u"CA file"_s)->text(), u"/ca.pem"_s);
}

TEST_F(ForeignFile, OfAnIncidentThatIsOverNeedsNoSecret)
{
    using namespace journal::entries;
    auto entries = runningIncident(1);
    entries.push_back(ended(journal::RunEnd::Finished));
    open(entries, u"/x/done.incident"_s);
    EXPECT_EQ(m_page.missing(), QString());
    open(entries, u"/x/theirs.incident"_s, false);
    EXPECT_EQ(m_page.missing(), u"Say whether you know this tenant"_s);
}

std::vector<QWidget *> focusable(const QWidget &page)
{
    std::vector<QWidget *> all;
    for (auto *widget : page.findChildren<QWidget *>()) {
        if (widget->focusPolicy() != Qt::NoFocus && !widget->focusProxy())
            all.push_back(widget);
    }
    return all;
}

void expectNames(const QWidget &page, size_t atLeast)
{
    const auto all = focusable(page);
    EXPECT_GE(all.size(), atLeast);
    for (QWidget *widget : all) {
        QAccessibleInterface *seen = QAccessible::queryAccessibleInterface(widget);
        ASSERT_NE(seen, nullptr);
        const QString name = seen->text(QAccessible::Name);
        EXPECT_FALSE(name.isEmpty()) << widget->metaObject()->className();
        EXPECT_FALSE(name.contains(u'&')) << name.toStdString();
    }
}

TEST_F(ForeignFile, EverythingThatTakesTheFocusHasAName)
{
    expectNames(m_page, 11);
    openForeign();
    expectNames(m_page, 11);
}

TEST_F(ForeignFile, TheNamesAreThoseOfTheOuterInterface)
{
    for (const QString &name :
        {u"Tenant address"_s, u"Client ID"_s, u"Client secret"_s, u"CA file"_s})
        EXPECT_NE(field(name), nullptr);
    EXPECT_NE(check(), nullptr);
}

} // namespace
} // namespace bulkhead::ui
