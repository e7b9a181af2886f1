// SPDX-License-Identifier: Apache-2.0
#include "practice/connections.h"

#include <algorithm>

namespace bulkhead::practice {
namespace {

using namespace Qt::StringLiterals;

QJsonObject enabled(bool is)
{
    return {{u"enabled"_s, is}};
}

// The tables of an own database stay there: every change goes through a script.
void addScripts(QJsonObject &options)
{
    options.insert(u"customScripts"_s,
        QJsonObject{
            {u"login"_s, u"function login(email, password, callback) { callback(null); }"_s},
            {u"get_user"_s, u"function getByEmail(email, callback) { callback(null); }"_s},
            {u"change_password"_s,
                u"function changePassword(email, newPassword, callback) { callback(null, true); }"_s}});
}

} // namespace

const std::vector<TenantConnection> &everyConnection()
{
    static const std::vector<TenantConnection> all = [] {
        const QString database = u"auth0"_s;
        std::vector<TenantConnection> made{
            {.name = mainConnection,
                .strategy = database,
                .rules = {.policy = PasswordPolicy::Good, .history = 5}},
            {.name = partnersConnection,
                .strategy = database,
                .rules = {.policy = PasswordPolicy::Excellent,
                    .minLength = 12,
                    .dictionary = true,
                    .noPersonalInfo = true,
                    .refusesOver72Bytes = true}},
            {.name = legacyConnection,
                .strategy = database,
                .rules = {.policy = PasswordPolicy::Fair},
                .customDatabase = true},
            {.name = kioskConnection,
                .strategy = database,
                .rules = {.policy = PasswordPolicy::Low},
                .selfService = false},
            {.name = familiesConnection,
                .strategy = database,
                .rules = {.policy = PasswordPolicy::Good},
                .uniqueEmails = false},
            {.name = passkeysConnection, .strategy = database, .passwords = false},
            {.name = vaultConnection,
                .strategy = database,
                .rules = {.policy = PasswordPolicy::Good, .minLength = 80}},
            {.name = googleConnection, .strategy = u"google-oauth2"_s},
            {.name = corpConnection, .strategy = u"samlp"_s},
            {.name = emailConnection, .strategy = u"email"_s},
            {.name = smsConnection, .strategy = u"sms"_s},
        };
        for (size_t i = 0; i < made.size(); ++i)
            made[i].id = u"con_Practice%1"_s.arg(i + 1, 8, 10, '0'_L1);
        return made;
    }();
    return all;
}

const TenantConnection *connectionNamed(const QString &name)
{
    const auto &all = everyConnection();
    const auto found = std::find_if(all.begin(), all.end(),
        [&](const TenantConnection &connection) { return connection.name == name; });
    return found == all.end() ? nullptr : &*found;
}

const TenantConnection *connectionWithId(const QString &id)
{
    const auto &all = everyConnection();
    const auto found = std::find_if(all.begin(), all.end(),
        [&](const TenantConnection &connection) { return connection.id == id; });
    return found == all.end() ? nullptr : &*found;
}

QJsonObject optionsOf(const TenantConnection &connection)
{
    if (!connection.isDatabase())
        return {};
    const PasswordRules &rules = connection.rules;
    QJsonObject history{{u"enable"_s, rules.history > 0}};
    if (rules.history > 0)
        history.insert(u"size"_s, rules.history);
    QJsonObject options{{u"passwordPolicy"_s, wireName(rules.policy)},
        {u"password_history"_s, history},
        {u"password_dictionary"_s, QJsonObject{{u"enable"_s, rules.dictionary}}},
        {u"password_no_personal_info"_s, QJsonObject{{u"enable"_s, rules.noPersonalInfo}}},
        {u"enabledDatabaseCustomization"_s, connection.customDatabase}, {u"import_mode"_s, false},
        {u"requires_username"_s, false}, {u"disable_signup"_s, false},
        {u"disable_self_service_change_password"_s, !connection.selfService},
        {u"authentication_methods"_s,
            QJsonObject{{u"password"_s, enabled(connection.passwords)},
                {u"passkey"_s, enabled(!connection.passwords)}}}};
    if (rules.minLength > 0)
        options.insert(
            u"password_complexity_options"_s, QJsonObject{{u"min_length"_s, rules.minLength}});
    if (!connection.uniqueEmails)
        options.insert(u"attributes"_s,
            QJsonObject{{u"email"_s,
                            QJsonObject{{u"unique"_s, false},
                                {u"identifier"_s, QJsonObject{{u"active"_s, false}}}}},
                {u"username"_s, QJsonObject{{u"identifier"_s, QJsonObject{{u"active"_s, true}}}}}});
    if (connection.customDatabase)
        addScripts(options);
    return options;
}

} // namespace bulkhead::practice
