// SPDX-License-Identifier: Apache-2.0
#include "window/window_test.h"

#include <QFile>
#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace bulkhead::testing {

void WindowTest::restart()
{
    m_program.reset();
    m_program = std::make_unique<Program>();
}

void WindowTest::toPracticeTenant()
{
    ASSERT_TRUE(press(window(), u"Try with the practice tenant"_s));
    ASSERT_TRUE(waitUntilShown(window(), u"Practice tenant (built in)"_s));
    ASSERT_TRUE(type(window(), u"Incident file"_s, m_folder.filePath(u"case.incident"_s)));
}

void WindowTest::toList()
{
    ASSERT_NO_FATAL_FAILURE(toPracticeTenant());
    ASSERT_TRUE(press(window(), u"Next"_s));
    ASSERT_TRUE(waitUntilShown(window(), u"List file"_s));
}

void WindowTest::toPlan(int users)
{
    toPlan([this, users] { return m_program->desk.practiceList(users); });
}

void WindowTest::toPlan(const std::function<QByteArray()> &users)
{
    ASSERT_NO_FATAL_FAILURE(toList());
    QFile list(m_folder.filePath(u"affected.csv"_s));
    ASSERT_TRUE(list.open(QIODevice::WriteOnly));
    list.write(users());
    list.close();
    ASSERT_TRUE(type(window(), u"List file"_s, list.fileName()));
    ASSERT_TRUE(press(window(), u"Add list"_s));
    ASSERT_TRUE(waitUntilShown(window(), u"Affected users"_s));
    ASSERT_TRUE(press(window(), u"Next"_s));
    ASSERT_TRUE(waitUntilShown(window(), u"Revoke everything"_s));
}

void WindowTest::toReview()
{
    ASSERT_TRUE(press(window(), u"Next"_s));
    ASSERT_TRUE(waitFor(
        [&] {
            return shown(window(), u"Confirm tenant name"_s)
                || shown(window(), u"Tenant and list are right: plan without those users"_s);
        },
        60'000));
    if (shown(window(), u"Confirm tenant name"_s))
        return;
    // Of a short list, the one unknown user is a large share.
    ASSERT_TRUE(press(window(), u"Tenant and list are right: plan without those users"_s));
    ASSERT_TRUE(press(window(), u"Next"_s));
    ASSERT_TRUE(waitUntilShown(window(), u"Confirm tenant name"_s, 60'000));
}

void WindowTest::confirm()
{
    ASSERT_TRUE(type(window(), u"Confirm tenant name"_s, ledger().tenant().address.name()));
    if (shown(window(), u"Confirm user count"_s)) {
        ASSERT_TRUE(
            type(window(), u"Confirm user count"_s, QString::number(ledger().counts().users)));
    }
    ASSERT_TRUE(press(window(), u"Start"_s));
    ASSERT_TRUE(waitUntilShown(window(), u"Users"_s));
}

} // namespace bulkhead::testing
