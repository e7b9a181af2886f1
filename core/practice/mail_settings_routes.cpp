// SPDX-License-Identifier: Apache-2.0
#include "practice/query.h"
#include "practice/replies.h"
#include "practice/state.h"

namespace bulkhead::practice {
namespace {

using namespace Qt::StringLiterals;

Reply showProvider(State &state, const Call &call)
{
    const Selection selection(call,
        {u"name"_s, u"enabled"_s, u"credentials"_s, u"settings"_s, u"default_from_address"_s});
    if (!selection.valid)
        return badQuery(u"'String does not match pattern' on property fields."_s);
    if (state.options.builtInMail)
        return managementError(404, u"Email provider has not been configured."_s, {});
    return json(200,
        selection.of({{u"name"_s, u"smtp"_s}, {u"enabled"_s, true},
            {u"default_from_address"_s, u"no-reply@example.com"_s},
            {u"credentials"_s,
                QJsonObject{{u"smtp_host"_s, u"smtp.example.com"_s}, {u"smtp_port"_s, 587},
                    {u"smtp_user"_s, u"practice"_s}}},
            {u"settings"_s, QJsonObject()}}));
}

// Only the mail of a password reset was ever changed here, and only where that is possible.
Reply showTemplate(State &state, const Call &call)
{
    static const QStringList known{u"verify_email"_s, u"verify_email_by_code"_s, u"reset_email"_s,
        u"reset_email_by_code"_s, u"welcome_email"_s, u"blocked_account"_s, u"stolen_credentials"_s,
        u"enrollment_email"_s, u"mfa_oob_code"_s, u"user_invitation"_s, u"change_password"_s,
        u"password_reset"_s, u"async_approval"_s};
    if (!known.contains(call.id))
        return managementError(400,
            u"Path validation error: 'Invalid value' on property templateName."_s,
            u"invalid_uri"_s);
    if (call.id != "reset_email"_L1 || state.options.builtInMail)
        return managementError(404, u"The template does not exist."_s, {});
    return json(200,
        {{u"template"_s, call.id}, {u"enabled"_s, true}, {u"syntax"_s, u"liquid"_s},
            {u"from"_s, u"no-reply@example.com"_s}, {u"subject"_s, u"Choose a new password"_s},
            {u"body"_s, u"<a href=\"{{ url }}\">Choose a new password</a>"_s},
            {u"urlLifetimeInSeconds"_s, defaultLinkLifeS}, {u"includeEmailInRedirect"_s, false}});
}

} // namespace

QList<Route> mailSettingsRoutes()
{
    return {
        {Zone::Management, "GET", "/api/v2/emails/provider", {u"read:email_provider"_s}, false,
            {u"fields"_s, u"include_fields"_s}, showProvider},
        {Zone::Management, "GET", "/api/v2/email-templates/{id}", {u"read:email_templates"_s},
            false, {}, showTemplate},
    };
}

} // namespace bulkhead::practice
