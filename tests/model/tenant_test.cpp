// SPDX-License-Identifier: Apache-2.0
#include "model/tenant.h"

#include "testing/testing.h"

using namespace Qt::StringLiterals;

namespace bulkhead {
namespace {

struct Accepted
{
    QString text;
    QString name;
    QString origin;
};

TEST(TenantAddress, AcceptsATenantAndSettlesItsSpelling)
{
    const Accepted table[] = {
        {u"acme.eu.auth0.com"_s, u"acme.eu.auth0.com"_s, u"https://acme.eu.auth0.com"_s},
        {u"  acme.auth0.com \n"_s, u"acme.auth0.com"_s, u"https://acme.auth0.com"_s},
        {u"https://acme.auth0.com"_s, u"acme.auth0.com"_s, u"https://acme.auth0.com"_s},
        {u"https://acme.auth0.com/"_s, u"acme.auth0.com"_s, u"https://acme.auth0.com"_s},
        {u"HTTPS://Login.ACME.com"_s, u"login.acme.com"_s, u"https://login.acme.com"_s},
        {u"acme.auth0.com:443"_s, u"acme.auth0.com"_s, u"https://acme.auth0.com"_s},
        {u"acme.auth0.com:8443"_s, u"acme.auth0.com:8443"_s, u"https://acme.auth0.com:8443"_s},
        {u"localhost:8443"_s, u"localhost:8443"_s, u"https://localhost:8443"_s},
        {u"http://localhost:3000"_s, u"localhost:3000"_s, u"http://localhost:3000"_s},
        {u"http://LOCALHOST"_s, u"localhost"_s, u"http://localhost"_s},
        {u"http://127.0.0.1:41000/"_s, u"127.0.0.1:41000"_s, u"http://127.0.0.1:41000"_s},
        {u"http://127.8.9.10"_s, u"127.8.9.10"_s, u"http://127.8.9.10"_s},
        {u"http://127.0.0.1:80"_s, u"127.0.0.1"_s, u"http://127.0.0.1"_s},
        {u"http://127.0.0.1:443"_s, u"127.0.0.1:443"_s, u"http://127.0.0.1:443"_s},
        {u"https://127.0.0.1:80"_s, u"127.0.0.1:80"_s, u"https://127.0.0.1:80"_s},
        {u"http://[::1]:41000"_s, u"[::1]:41000"_s, u"http://[::1]:41000"_s},
        {u"http://[0:0:0:0:0:0:0:1]"_s, u"[::1]"_s, u"http://[::1]"_s},
        {u"https://[2001:db8::7]:8443"_s, u"[2001:db8::7]:8443"_s, u"https://[2001:db8::7]:8443"_s},
    };
    for (const auto &row : table) {
        const auto address = TenantAddress::parse(row.text);
        ASSERT_TRUE(address) << row.text.toStdString();
        EXPECT_EQ(address->name(), row.name) << row.text.toStdString();
        EXPECT_EQ(address->origin(), row.origin) << row.text.toStdString();
        EXPECT_EQ(address->url(), QUrl(row.origin)) << row.text.toStdString();
    }
}

struct Refused
{
    QString text;
    Fault fault;
};

TEST(TenantAddress, RefusesWhatIsNoTenantOrInTheClear)
{
    const Refused table[] = {
        {QString(), Fault::AddressInvalid},
        {u"   "_s, Fault::AddressInvalid},
        {u"https://"_s, Fault::AddressInvalid},
        {u"//acme.auth0.com"_s, Fault::AddressInvalid},
        {u"acme auth0.com"_s, Fault::AddressInvalid},
        {u"acme..auth0.com"_s, Fault::AddressInvalid},
        {u"acme.auth0.com/api/v2"_s, Fault::AddressInvalid},
        {u"https://acme.auth0.com/?a=b"_s, Fault::AddressInvalid},
        {u"https://acme.auth0.com?"_s, Fault::AddressInvalid},
        {u"https://acme.auth0.com#x"_s, Fault::AddressInvalid},
        {u"https://ann@acme.auth0.com"_s, Fault::AddressInvalid},
        {u"https://ann:pw@acme.auth0.com"_s, Fault::AddressInvalid},
        {u"https://@acme.auth0.com"_s, Fault::AddressInvalid},
        {u"https://localhost@evil.example"_s, Fault::AddressInvalid},
        {u"http://127.0.0.1@evil.example"_s, Fault::AddressInvalid},
        {u"https://acme.auth0.com:0"_s, Fault::AddressInvalid},
        {u"https://acme.auth0.com:65536"_s, Fault::AddressInvalid},
        {u"https://acme.auth0.com:-1"_s, Fault::AddressInvalid},
        {u"https://acme.auth0.com:x"_s, Fault::AddressInvalid},
        {u"https://[::1"_s, Fault::AddressInvalid},
        {u"https://::1"_s, Fault::AddressInvalid},
        {u"ftp://acme.auth0.com"_s, Fault::AddressInvalid},
        {u"file:///etc/passwd"_s, Fault::AddressInvalid},
        {u"javascript://acme.auth0.com"_s, Fault::AddressInvalid},
        {u"http://acme.auth0.com"_s, Fault::AddressInsecure},
        {u"http://10.0.0.1"_s, Fault::AddressInsecure},
        {u"http://126.0.0.1"_s, Fault::AddressInsecure},
        {u"http://128.0.0.1"_s, Fault::AddressInsecure},
        {u"http://[::2]"_s, Fault::AddressInsecure},
        {u"http://localhost.evil.example"_s, Fault::AddressInsecure},
        {u"http://127.0.0.1.evil.example"_s, Fault::AddressInsecure},
        {u"http://127.999.0.1"_s, Fault::AddressInsecure},
        {u"http://127.0.0.256"_s, Fault::AddressInsecure},
        {u"http://[::ffff:10.0.0.1]"_s, Fault::AddressInsecure},
    };
    for (const auto &row : table) {
        const auto address = TenantAddress::parse(row.text);
        ASSERT_FALSE(address) << row.text.toStdString() << " became "
                              << address->origin().toStdString();
        EXPECT_EQ(address.error().fault, row.fault) << row.text.toStdString();
    }
}

TEST(TenantAddress, AudienceIsHttpsEvenForAPracticeTenant)
{
    const auto address = TenantAddress::parse(u"http://127.0.0.1:41000"_s);
    ASSERT_TRUE(address);
    EXPECT_EQ(address->defaultAudience(), u"https://127.0.0.1:41000/api/v2/"_s);
}

// An error is shown and logged: it must not carry a password that was typed into the address.
TEST(TenantAddress, ErrorKeepsAPasswordToItself)
{
    const auto address = TenantAddress::parse(u"https://ann:hunter2@acme.auth0.com"_s);
    ASSERT_FALSE(address);
    EXPECT_FALSE(address.error().detail.contains(u"hunter2"));
    EXPECT_TRUE(address.error().detail.contains(u"acme.auth0.com"));
}

} // namespace
} // namespace bulkhead
