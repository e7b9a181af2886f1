// SPDX-License-Identifier: Apache-2.0
#include "practice/replies.h"
#include "practice/route.h"
#include "practice/state.h"

#include <algorithm>

namespace bulkhead::practice {
namespace {

using namespace Qt::StringLiterals;

Reply badQuery(const QString &message)
{
    return managementError(400, "Query validation error: "_L1 + message, u"invalid_query_string"_s);
}

// Management API description, pattern of `fields`; last_password_reset is not among them.
bool isField(const QString &name)
{
    static const QStringList known{u"phone_number"_s, u"email"_s, u"email_verified"_s, u"picture"_s,
        u"username"_s, u"user_id"_s, u"name"_s, u"nickname"_s, u"created_at"_s, u"identities"_s,
        u"app_metadata"_s, u"user_metadata"_s, u"last_ip"_s, u"last_login"_s, u"logins_count"_s,
        u"updated_at"_s, u"blocked"_s, u"family_name"_s, u"given_name"_s};
    return known.contains(name);
}

std::optional<bool> flag(const Call &call, const QString &name, bool otherwise)
{
    if (!call.query.contains(name))
        return otherwise;
    const QString value = call.query[name];
    if (value == "true"_L1 || value == "false"_L1)
        return value == "true"_L1;
    return {};
}

std::optional<int> number(const Call &call, const QString &name, int otherwise, int most)
{
    if (!call.query.contains(name))
        return otherwise;
    bool isNumber = false;
    const int value = call.query[name].toInt(&isNumber);
    return isNumber && value >= 0 && value <= most ? std::optional(value) : std::nullopt;
}

// `fields` and `include_fields`, as three routes know them.
struct Selection
{
    QStringList fields;
    bool include = true;
    bool valid = true;

    explicit Selection(const Call &call)
    {
        if (call.query.contains(u"fields"_s))
            fields = call.query[u"fields"_s].split(','_L1);
        const auto included = flag(call, u"include_fields"_s, true);
        include = included.value_or(true);
        valid = included && std::all_of(fields.begin(), fields.end(), isField);
    }

    [[nodiscard]] QJsonObject of(QJsonObject user) const
    {
        for (const QString &key : user.keys()) {
            if (!fields.isEmpty() && fields.contains(key) != include)
                user.remove(key);
        }
        return user;
    }
};

Reply getUser(State &state, const Call &call)
{
    const Selection selection(call);
    if (!selection.valid)
        return badQuery(u"'String does not match pattern' on property fields."_s);
    const auto user = state.population.byId(call.id);
    if (!user)
        return managementError(404, u"The user does not exist."_s, u"inexistent_user"_s);
    return json(200, selection.of(state.population.profile(*user, state.bornMs)));
}

Reply usersByEmail(State &state, const Call &call)
{
    const Selection selection(call);
    const QString email = call.query.value(u"email"_s);
    if (!selection.valid)
        return badQuery(u"'String does not match pattern' on property fields."_s);
    if (!email.contains('@'_L1))
        return badQuery(u"'Object didn't pass validation for format email' on property email."_s);
    QJsonArray users;
    for (const int user : state.population.byEmail(email))
        users << selection.of(state.population.profile(user, state.bornMs));
    return json(200, users);
}

Reply listUsers(State &state, const Call &call)
{
    const Selection selection(call);
    const auto page = number(call, u"page"_s, 0, 1'000'000);
    const auto perPage = number(call, u"per_page"_s, 50, 100);
    const auto totals = flag(call, u"include_totals"_s, false);
    if (!selection.valid || !page || !perPage || !totals)
        return badQuery(u"'Invalid value'."_s);
    const int start = *page * *perPage;
    if (start + *perPage > 1000)
        return managementError(400,
            u"You can only page through the first 1000 records. See "
            "https://auth0.com/docs/users/search/v3/view-search-results-by-page#limitation"_s,
            u"invalid_paging"_s);
    QJsonArray users;
    for (int i = start; i < std::min(start + *perPage, state.population.size()); ++i)
        users << selection.of(state.population.profile(i, state.bornMs));
    if (!*totals)
        return json(200, users);
    return json(200,
        {{u"start"_s, start}, {u"limit"_s, *perPage}, {u"length"_s, users.size()},
            {u"total"_s, state.population.size()}, {u"users"_s, users}});
}

} // namespace

QList<Route> userRoutes()
{
    const QStringList scopes{u"read:users"_s};
    const QStringList selection{u"fields"_s, u"include_fields"_s};
    return {
        {Zone::Management, "GET", "/api/v2/users/{id}", scopes, false, selection, getUser},
        {Zone::Management, "GET", "/api/v2/users-by-email", scopes, false,
            selection + QStringList{u"email"_s}, usersByEmail},
        {Zone::Management, "GET", "/api/v2/users", scopes, false,
            selection + QStringList{u"page"_s, u"per_page"_s, u"include_totals"_s}, listUsers},
    };
}

} // namespace bulkhead::practice
