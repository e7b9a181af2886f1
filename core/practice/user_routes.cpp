// SPDX-License-Identifier: Apache-2.0
#include "practice/query.h"
#include "practice/replies.h"
#include "practice/route.h"
#include "practice/state.h"

#include <QDateTime>
#include <QRegularExpression>

#include <algorithm>
#include <limits>

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

// Everybody, or those of q=created_at:[TIME TO *], the only search that is understood here: by the
// profile's age. (User search query syntax: created_at is a date that can be searched and sorted.)
std::optional<std::vector<int>> foundBy(const State &state, const Call &call)
{
    static const QRegularExpression since(uR"(^created_at:\[(\S+) TO \*\]$)"_s);
    qint64 fromMs = std::numeric_limits<qint64>::min();
    if (call.query.contains(u"q"_s)) {
        const auto asked = since.match(call.query.value(u"q"_s));
        const auto from = QDateTime::fromString(asked.captured(1), Qt::ISODateWithMs);
        if (!asked.hasMatch() || !from.isValid())
            return std::nullopt;
        fromMs = from.toMSecsSinceEpoch();
    }
    const qint64 bornMs = state.profiles.bornMs();
    std::vector<std::pair<qint64, int>> dated;
    for (int user = 0; user < state.population.size(); ++user) {
        if (const qint64 ms = state.population.createdMs(user, bornMs); ms >= fromMs)
            dated.emplace_back(ms, user);
    }
    if (call.query.contains(u"sort"_s))
        std::sort(dated.begin(), dated.end());
    std::vector<int> users;
    for (const auto &each : dated)
        users.push_back(each.second);
    return users;
}

Reply listUsers(State &state, const Call &call)
{
    const Selection selection(call, userFields());
    const auto page = number(call, u"page"_s, 0, 0, 1'000'000);
    const auto perPage = number(call, u"per_page"_s, 50, 0, 100);
    const auto totals = flag(call, u"include_totals"_s, false);
    const bool sortable = call.query.value(u"sort"_s, u"created_at:1"_s) == "created_at:1"_L1;
    const bool engine = call.query.value(u"search_engine"_s, u"v3"_s) == "v3"_L1;
    if (!selection.valid || !page || !perPage || !totals || !sortable || !engine)
        return badQuery(u"'Invalid value'."_s);
    const int start = *page * *perPage;
    if (start + *perPage > 1000)
        return managementError(400,
            u"You can only page through the first 1000 records. See "
            "https://auth0.com/docs/users/search/v3/view-search-results-by-page#limitation"_s,
            u"invalid_paging"_s);
    const auto found = foundBy(state, call);
    if (!found)
        return managementError(400, u"Failed to parse query [%1]"_s.arg(call.query.value(u"q"_s)),
            u"invalid_query_string"_s);
    QJsonArray users;
    for (int i = start; i < std::min(start + *perPage, int(found->size())); ++i)
        users << selection.of(state.profiles.profile((*found)[size_t(i)]));
    if (!*totals)
        return json(200, users);
    return json(200,
        {{u"start"_s, start}, {u"limit"_s, *perPage}, {u"length"_s, users.size()},
            {u"total"_s, qint64(found->size())}, {u"users"_s, users}});
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
            selection
                + QStringList{u"page"_s, u"per_page"_s, u"include_totals"_s, u"q"_s, u"sort"_s,
                    u"search_engine"_s},
            listUsers},
    };
}

} // namespace bulkhead::practice
