// SPDX-License-Identifier: Apache-2.0
#include "practice/query.h"
#include "practice/replies.h"
#include "practice/route.h"
#include "practice/state.h"

#include <algorithm>

namespace bulkhead::practice {
namespace {

using namespace Qt::StringLiterals;

// Management API description, pattern of `fields`; last_password_reset is not among them.
const QStringList &userFields()
{
    static const QStringList known{u"phone_number"_s, u"email"_s, u"email_verified"_s, u"picture"_s,
        u"username"_s, u"user_id"_s, u"name"_s, u"nickname"_s, u"created_at"_s, u"identities"_s,
        u"app_metadata"_s, u"user_metadata"_s, u"last_ip"_s, u"last_login"_s, u"logins_count"_s,
        u"updated_at"_s, u"blocked"_s, u"family_name"_s, u"given_name"_s};
    return known;
}

Reply getUser(State &state, const Call &call)
{
    const Selection selection(call, userFields());
    if (!selection.valid)
        return badQuery(u"'String does not match pattern' on property fields."_s);
    const auto user = state.population.byId(call.id);
    if (!user)
        return noSuchUser();
    return json(200, selection.of(state.profiles.profile(*user)));
}

Reply usersByEmail(State &state, const Call &call)
{
    const Selection selection(call, userFields());
    const QString email = call.query.value(u"email"_s);
    if (!selection.valid)
        return badQuery(u"'String does not match pattern' on property fields."_s);
    if (!email.contains('@'_L1))
        return badQuery(u"'Object didn't pass validation for format email' on property email."_s);
    QJsonArray users;
    for (const int user : state.profiles.byEmail(email))
        users << selection.of(state.profiles.profile(user));
    return json(200, users);
}

Reply listUsers(State &state, const Call &call)
{
    const Selection selection(call, userFields());
    const auto page = number(call, u"page"_s, 0, 0, 1'000'000);
    const auto perPage = number(call, u"per_page"_s, 50, 0, 100);
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
        users << selection.of(state.profiles.profile(i));
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
