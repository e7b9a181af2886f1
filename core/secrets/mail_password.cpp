// SPDX-License-Identifier: Apache-2.0
#include "secrets/mail_password.h"

#include "secrets/environment.h"

#include <memory>

using namespace Qt::StringLiterals;

namespace bulkhead::secrets {

QString mailPasswordKey(const MailSettings &settings)
{
    return u"smtp:%1@%2"_s.arg(settings.user, nameOf(settings.server));
}

void findMailPassword(
    const MailSettings &settings, Keychain &keychain, std::function<void(Result<Secret>)> done)
{
    const auto given = std::make_shared<Secret>(takeVariable(mailPasswordVariable));
    if (settings.user.isEmpty() || !given->isEmpty()) {
        QMetaObject::invokeMethod(
            &keychain, [given, done = std::move(done)] { done(std::move(*given)); },
            Qt::QueuedConnection);
        return;
    }
    const QString key = mailPasswordKey(settings);
    keychain.read(key, [key, done = std::move(done)](Result<std::optional<Secret>> answer) {
        if (answer && *answer && !(*answer)->isEmpty())
            return done(std::move(**answer));
        const QString why = answer ? key : u"%1 (%2)"_s.arg(key, answer.error().detail);
        done(failure(Fault::MailPasswordMissing, why));
    });
}

} // namespace bulkhead::secrets
