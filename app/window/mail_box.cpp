// SPDX-License-Identifier: Apache-2.0
#include "window/mail_box.h"

#include "composition/mail_set_up.h"
#include "secrets/mail_password.h"

namespace bulkhead {

void MailBox::give(const MailSettings &settings, Secret password)
{
    m_given.insert(
        secrets::mailPasswordKey(settings), std::make_shared<Secret>(std::move(password)));
}

void MailBox::open(const MailSettings &settings, Found done)
{
    if (const auto given = m_given.value(secrets::mailPasswordKey(settings)))
        return done(mailSetUp(settings, *given));
    secrets::findMailPassword(
        settings, m_keychain, [settings, done = std::move(done)](const Result<Secret> &password) {
            if (password)
                done(mailSetUp(settings, *password));
            else
                done(tl::unexpected(password.error()));
        });
}

// Only now: a keychain keeps nothing that was mistyped.
void MailBox::accepted(const MailSettings &settings)
{
    const QString key = secrets::mailPasswordKey(settings);
    if (const auto given = m_given.value(key); given && !settings.user.isEmpty())
        m_keychain.write(key, *given, [](const Result<> &) {});
}

} // namespace bulkhead
