// SPDX-License-Identifier: Apache-2.0
// Tenants that were used before, and the mark over an incident of one.
#include "tenant/tenant_profiles.h"
#include "ui/tenant_page_fixture.h"
#include "ui/walk.h"

#include <QCheckBox>
#include <QComboBox>
#include <QSettings>

using namespace Qt::StringLiterals;

namespace bulkhead::ui {
namespace {

using credentials::Kind;
using credentials::SignatureAlgorithm;

TenantConfig config(const QString &address, const QString &clientId = u"app"_s)
{
    const auto parsed = TenantAddress::parse(address);
    return {*parsed, clientId, parsed->defaultAudience(), {}};
}

class TenantProfiles : public ::testing::Test
{
protected:
    TenantProfiles() { QSettings().clear(); }
    ~TenantProfiles() override { QSettings().clear(); }
};

TEST_F(TenantProfiles, KeepEverythingButSecrets)
{
    EXPECT_TRUE(tenantProfiles().isEmpty());
    TenantProfile profile{config(u"acme.eu.auth0.com"_s), Kind::PrivateKey,
        {u"/k.pem"_s, SignatureAlgorithm::Ps256}, {u"PRODUCTION"_s, Tone::Warning}};
    profile.tenant.caFile = u"/ca.pem"_s;
    profile.tenant.audience = u"https://aud/"_s;
    rememberProfile(profile);
    const auto known = profileOf(profile.tenant);
    ASSERT_TRUE(known);
    EXPECT_EQ(known->tenant.address.origin(), u"https://acme.eu.auth0.com"_s);
    EXPECT_EQ(known->tenant.audience, u"https://aud/"_s);
    EXPECT_EQ(known->tenant.caFile, u"/ca.pem"_s);
    EXPECT_EQ(known->kind, Kind::PrivateKey);
    EXPECT_EQ(known->keyFile, profile.keyFile);
    EXPECT_EQ(known->mark, profile.mark);
    EXPECT_EQ(known->title(), u"PRODUCTION: acme.eu.auth0.com, app"_s);
}

TEST_F(TenantProfiles, AreOneForEachClientAndTenantTheLastFirst)
{
    rememberProfile({config(u"acme.eu.auth0.com"_s)});
    rememberProfile({config(u"other.eu.auth0.com"_s)});
    rememberProfile({config(u"acme.eu.auth0.com"_s, u"app2"_s)});
    rememberProfile({config(u"acme.eu.auth0.com"_s), Kind::ManagementToken, {}, {u"TEST"_s}});
    QStringList titles;
    for (const TenantProfile &each : tenantProfiles())
        titles << each.title();
    EXPECT_EQ(titles,
        (QStringList{u"TEST: acme.eu.auth0.com, app"_s, u"acme.eu.auth0.com, app2"_s,
            u"other.eu.auth0.com, app"_s}));
    EXPECT_FALSE(profileOf(config(u"acme.us.auth0.com"_s)));
    for (int i = 0; i < 30; ++i)
        rememberProfile({config(u"t%1.auth0.com"_s.arg(i))});
    EXPECT_EQ(tenantProfiles().size(), 20);
}

TEST_F(TenantProfiles, NonsenseInTheSettingsIsPassedOver)
{
    QSettings().setValue(u"tenants"_s,
        QStringList{u"{"_s, u"{}"_s, u"[1]"_s, uR"({"tenant":"http://10.0.0.1","client_id":"a"})"_s,
            uR"({"tenant":"acme.eu.auth0.com"})"_s,
            uR"({"tenant":"acme.eu.auth0.com","client_id":"a","access":"x","color":7})"_s});
    const auto profiles = tenantProfiles();
    ASSERT_EQ(profiles.size(), 1);
    EXPECT_EQ(profiles[0].kind, Kind::ClientSecret);
    EXPECT_EQ(profiles[0].mark, EnvironmentMark());
    EXPECT_EQ(profiles[0].tenant.audience, u"https://acme.eu.auth0.com/api/v2/"_s);
}

class ProfilePage : public TenantPageTest
{
protected:
    void mark(const QString &text, const QString &color)
    {
        named<QComboBox>(u"Environment mark"_s)->setCurrentText(text);
        named<QComboBox>(u"Mark colour"_s)->setCurrentText(color);
    }
    [[nodiscard]] QComboBox *known() const { return named<QComboBox>(u"Used before"_s); }
    void createHere()
    {
        m_page.primary();
        m_desk.keep(SecretPlace::Memory);
        incidentCreated();
    }
};

TEST_F(ProfilePage, ATenantIsRememberedWhenItsIncidentIsMadeAndOfferedForTheNext)
{
    fillIn(u"acme.eu.auth0.com"_s, u"app"_s, u"s3cret"_s);
    EXPECT_FALSE(known()->isVisible());
    mark(u"PRODUCTION"_s, u"Amber"_s);
    EXPECT_TRUE(tenantProfiles().isEmpty());
    createHere();
    ASSERT_EQ(tenantProfiles().size(), 1);
    EXPECT_EQ(tenantProfiles()[0].mark, (EnvironmentMark{u"PRODUCTION"_s, Tone::Warning}));
    EXPECT_FALSE(QSettings().value(u"tenants"_s).toStringList().join(u' ').contains(u"s3cret"));
    EXPECT_FALSE(known()->isVisible()) << "the tenant is fixed now";
    rememberProfile({config(u"other.eu.auth0.com"_s, u"b"_s), Kind::PrivateKey,
        {u"/k.pem"_s, SignatureAlgorithm::Ps256}, {u"STAGING"_s, Tone::Good}});
    m_live.close();
    ASSERT_TRUE(known()->isVisible());
    known()->setCurrentIndex(1);
    EXPECT_EQ(field(u"Tenant address"_s)->text(), u"https://other.eu.auth0.com"_s);
    EXPECT_EQ(field(u"Client ID"_s)->text(), u"b"_s);
    EXPECT_EQ(field(u"Private key file"_s)->text(), u"/k.pem"_s);
    EXPECT_EQ(named<QComboBox>(u"Key algorithm"_s)->currentText(), u"PS256"_s);
    EXPECT_EQ(named<QComboBox>(u"Environment mark"_s)->currentText(), u"STAGING"_s);
    known()->setCurrentIndex(2);
    EXPECT_TRUE(field(u"Client secret"_s)->isVisible());
    EXPECT_EQ(named<QComboBox>(u"Environment mark"_s)->currentText(), u"PRODUCTION"_s);
    EXPECT_EQ(named<QComboBox>(u"Mark colour"_s)->currentText(), u"Amber"_s);
}

TEST_F(ProfilePage, ATenantThatIsTypedBringsItsProfileOnce)
{
    rememberProfile(
        {config(u"acme.eu.auth0.com"_s), Kind::ManagementToken, {}, {u"TEST"_s, Tone::Accent}});
    fillIn(u"acme.eu.auth0.com"_s, u"app"_s);
    EXPECT_TRUE(field(u"Management token"_s)->isVisible());
    EXPECT_EQ(named<QComboBox>(u"Environment mark"_s)->currentText(), u"TEST"_s);
    named<QRadioButton>(u"Use a client secret"_s)->click();
    leave(u"Client ID"_s);
    EXPECT_TRUE(field(u"Client secret"_s)->isVisible()) << "what was chosen stays";
}

TEST_F(ProfilePage, AMarkOfAnOpenIncidentsTenantCanBeChanged)
{
    fillIn(u"acme.eu.auth0.com"_s, u"app"_s, u"s3cret"_s);
    createHere();
    mark(u"STAGING"_s, u"Green"_s);
    EXPECT_EQ(tenantProfiles()[0].mark, (EnvironmentMark{u"STAGING"_s, Tone::Good}));
}

TEST_F(ProfilePage, AFileFromElsewhereIsNotRemembered)
{
    m_desk.tenant = config(u"evil.example"_s);
    m_desk.commands << u"openIncident /x.incident"_s;
    incidentCreated(false);
    EXPECT_FALSE(named<QComboBox>(u"Environment mark"_s)->isVisible());
    for (auto *box : m_page.findChildren<QCheckBox *>())
        box->setChecked(true);
    type(u"Client secret"_s, u"s3cret"_s);
    m_page.primary();
    m_desk.keep(SecretPlace::Memory);
    EXPECT_EQ(m_advanced, 1);
    EXPECT_TRUE(tenantProfiles().isEmpty());
}

TEST_F(TenantProfiles, TheMarkStandsOverEveryPageOfItsIncident)
{
    Walk walk;
    walk.open(journal::IncidentState::Planned);
    const TenantConfig &tenant = walk.live.ledger().tenant();
    const QString words = u"PRODUCTION: "_s + tenant.address.name();
    EXPECT_FALSE(testing::says(*walk.window, words));
    rememberProfile({tenant, Kind::ClientSecret, {}, {u"PRODUCTION"_s, Tone::Bad}});
    for (const QString &step : {u"Plan"_s, u"Tenant"_s, u"Review"_s}) {
        walk.step(step)->click();
        EXPECT_TRUE(testing::says(*walk.window, words)) << step.toStdString();
    }
    ASSERT_TRUE(testing::press(*walk.window, u"Close incident"_s));
    EXPECT_FALSE(testing::says(*walk.window, words));
}

} // namespace
} // namespace bulkhead::ui
