// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "auth0/transport.h"
#include "model/plan_choices.h"

#include <QSet>

#include <optional>

namespace bulkhead::run {

// What the tenant's log tells of everybody at once: whether it goes back to the window's beginning,
// and to whom an application linked an identity inside the window (that stands in nobody's own
// log). Up to eleven calls, one after the other: a search shows a thousand entries.
class LogSurvey
{
public:
    explicit LogSurvey(TimeWindow window) : m_window(window) { }

    // Nothing when one is on its way, and when all is known.
    [[nodiscard]] std::optional<auth0::Request> next();
    void answered(bool read, const QByteArray &body);
    [[nodiscard]] bool mayAsk() const { return !m_asked && !isOver(); }
    [[nodiscard]] bool isOver() const { return m_step == Step::Over; }

    [[nodiscard]] bool reachesBack() const { return m_reachesBack; }
    [[nodiscard]] bool knowsLinks() const { return m_knowsLinks; }
    [[nodiscard]] bool linked(const QString &userId) const { return m_linked.contains(userId); }

private:
    enum class Step { Oldest, Links, Over };
    void addLinks(const QByteArray &body);

    TimeWindow m_window;
    Step m_step = Step::Oldest;
    bool m_asked = false;
    int m_page = 0;
    bool m_reachesBack = false;
    bool m_knowsLinks = false;
    QSet<QString> m_linked;
};

} // namespace bulkhead::run
