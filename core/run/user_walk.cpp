// SPDX-License-Identifier: Apache-2.0
#include "run/user_walk.h"

#include "run/user_reading.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace bulkhead::run {
namespace {

constexpr int perPage = 100;
constexpr int pagesOfASearch = 10;

} // namespace

std::vector<User> UserWalk::take(const QByteArray &body)
{
    const QJsonObject answer = QJsonDocument::fromJson(body).object();
    const QJsonArray profiles = answer.value(u"users").toArray();
    m_total = std::max(m_total, answer.value(u"total").toInteger());
    std::vector<User> users;
    for (const QJsonValue each : profiles) {
        User user = readUser(each.toObject());
        if (!user.userId.isEmpty() && isNew(user.userId, each[u"created_at"].toString()))
            users.push_back(std::move(user));
    }
    goOn(profiles.size());
    return users;
}

bool UserWalk::isNew(const QString &userId, const QString &created)
{
    if (created != m_latest) {
        m_latest = created;
        m_ofLatest.clear();
    }
    const qsizetype before = m_ofLatest.size();
    m_ofLatest.insert(userId);
    return m_ofLatest.size() > before;
}

void UserWalk::goOn(qsizetype onPage)
{
    if (onPage < perPage) {
        m_over = true;
    } else if (++m_page == pagesOfASearch) {
        m_over = m_latest == m_since; // a thousand of one moment: nobody can look behind them
        m_since = m_latest;
        m_page = 0;
    }
}

} // namespace bulkhead::run
