// SPDX-License-Identifier: Apache-2.0
#include "mail/mail_profile.h"

#include <QJsonDocument>
#include <QSettings>

using namespace Qt::StringLiterals;

namespace bulkhead::ui {
namespace {

const QString mailSetting = u"mail_server"_s;

} // namespace

std::optional<MailSettings> rememberedMail()
{
    const QString text = QSettings().value(mailSetting).toString();
    const auto settings = mailSettingsFromJson(QJsonDocument::fromJson(text.toUtf8()).object());
    // Settings are a text file that a person may have been at.
    return mailServerFrom(settings.server.toString()) ? std::optional(settings) : std::nullopt;
}

void rememberMail(const std::optional<MailSettings> &settings)
{
    if (!settings)
        return QSettings().remove(mailSetting);
    QSettings().setValue(mailSetting,
        QString::fromUtf8(QJsonDocument(toJson(*settings)).toJson(QJsonDocument::Compact)));
}

} // namespace bulkhead::ui
