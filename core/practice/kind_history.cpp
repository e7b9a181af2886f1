// SPDX-License-Identifier: Apache-2.0
#include "practice/kind_history.h"

#include <algorithm>

namespace bulkhead::practice {
namespace {

using namespace Qt::StringLiterals;

constexpr qint64 minuteMs = 60'000;
constexpr qint64 recentlyMs = 6 * 60 * minuteMs;

LogEvent event(const Population &people, int user, qint64 atMs, const QString &type)
{
    return {.atMs = atMs,
        .type = type,
        .userId = people.userId(user),
        .email = people.email(user),
        .connection = people.connection(user),
        .clientId = u"practice-shop"_s};
}

void addHistory(std::vector<LogEvent> &events, const Population &people, int user, qint64 bornMs)
{
    switch (people.kind(user)) {
    case UserKind::EmailChanged:
        events.push_back(event(people, user, bornMs - 20 * dayMs, u"scp"_s));
        events.push_back(event(people, user, bornMs - (user % 3 + 1) * 90 * minuteMs, u"sce"_s));
        break;
    case UserKind::FactorAdded:
    case UserKind::PasskeyAdded:
        events.push_back(event(people, user, bornMs - recentlyMs, u"gd_enrollment_complete"_s));
        break;
    case UserKind::LinkedRecently: {
        events.push_back({.atMs = bornMs - recentlyMs,
            .type = u"sapi"_s,
            .clientId = u"practice-shop"_s,
            .path = "/api/v2/users/"_L1 + people.userId(user) + "/identities"_L1});
        LogEvent login = event(people, user, bornMs - recentlyMs + minuteMs, u"s"_s);
        login.connection = people.identities(user).last().connection;
        events.push_back(login);
        break;
    }
    default: break;
    }
}

} // namespace

std::vector<LogEvent> historyOf(const Population &people, qint64 bornMs)
{
    std::vector<LogEvent> events;
    for (int user = people.ordinary(); user < people.size(); ++user)
        addHistory(events, people, user, bornMs);
    std::stable_sort(events.begin(), events.end(),
        [](const LogEvent &a, const LogEvent &b) { return a.atMs < b.atMs; });
    return events;
}

QList<Factor> factorsOf(UserKind kind, qint64 bornMs)
{
    switch (kind) {
    case UserKind::FactorAdded: return {{u"totp"_s, bornMs - recentlyMs}};
    case UserKind::PasskeyAdded: return {{u"passkey"_s, bornMs - recentlyMs}};
    case UserKind::OldFactor: return {{u"totp"_s, bornMs - 90 * dayMs}};
    case UserKind::PasskeyOnly: return {{u"passkey"_s, bornMs - 95 * dayMs}};
    default: return {};
    }
}

} // namespace bulkhead::practice
