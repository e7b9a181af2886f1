// SPDX-License-Identifier: Apache-2.0
#include "practice/replies.h"
#include "practice/route.h"
#include "practice/state.h"

namespace bulkhead::practice {
namespace {

using namespace Qt::StringLiterals;

Reply showKinds(State &state, const Call &)
{
    const Population &people = state.population;
    QByteArray csv = "user_id,email,kind\r\n";
    for (int user = people.ordinary(); user < people.size(); ++user)
        csv += people.userId(user).toUtf8() + ',' + people.email(user).toUtf8() + ','
            + wireName(people.kind(user)).toUtf8() + "\r\n";
    return {.type = "text/csv; charset=utf-8", .body = csv};
}

} // namespace

QList<Route> peopleRoutes()
{
    return {
        {Zone::Control, "GET", "/_practice/kinds.csv", {}, false, {}, showKinds},
    };
}

} // namespace bulkhead::practice
