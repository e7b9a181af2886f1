// SPDX-License-Identifier: Apache-2.0
#include "run/action_driver.h"

#include "run/trouble.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <utility>

using namespace Qt::StringLiterals;

namespace bulkhead::run {
namespace {

using journal::EntryKind;

constexpr int changing = 0; // a Work::measure: no step of a user is meant

QString compact(const QJsonObject &object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

} // namespace

bool ActionDriver::ready(Api lane)
{
    if (lane != Api::Management || m_error || m_complete)
        return false;
    if (!std::exchange(m_begun, true))
        begin();
    if (m_later && nowMs() >= m_laterMs)
        std::exchange(m_later, {})();
    return m_next.has_value();
}

std::optional<Work> ActionDriver::next(Api lane)
{
    if (!ready(lane))
        return std::nullopt;
    m_open = std::exchange(m_next, std::nullopt);
    return m_open->work;
}

std::optional<qint64> ActionDriver::laterMs() const
{
    if (!m_later)
        return std::nullopt;
    return std::max<qint64>(0, m_laterMs - nowMs());
}

void ActionDriver::ask(auth0::Request request, std::function<void(const QByteArray &body)> then)
{
    Work work;
    work.request = std::move(request);
    m_next = Call{std::move(work), {}, [this, then = std::move(then)](const Heard &heard) {
                      if (heard.done())
                          then(heard.body);
                      else
                          failBy(heard.reading);
                  }};
}

void ActionDriver::change(Change change, Then then)
{
    Work work;
    work.measure = changing;
    work.request = std::move(change.request);
    work.shape = change.shape;
    work.tried.idempotent = change.repeatable;
    work.tried.dispensable = change.dispensable;
    work.perishable = change.perishable;
    m_next = Call{std::move(work), std::move(change), std::move(then)};
}

void ActionDriver::later(int ms, std::function<void()> then)
{
    m_laterMs = nowMs() + ms;
    m_later = std::move(then);
}

void ActionDriver::seen(journal::GateState state, const QStringList &lost)
{
    QJsonObject text;
    if (!lost.isEmpty())
        text.insert(u"lost"_s, QJsonArray::fromStringList(lost));
    note({.kind = EntryKind::GateSeen, .code = int(state), .text = compact(text)});
}

void ActionDriver::failBy(const auth0::Reading &reading)
{
    const bool refusal = !mayHaveActed(reading.outcome) && reading.outcome != Outcome::Unreachable;
    fail({refusal ? reading.fault.value_or(Fault::ActionRefused) : faultOf(reading),
        reading.message});
}

void ActionDriver::sending(Work &work)
{
    if (work.measure != changing || !m_open || !m_open->change || !m_open->change->step)
        return;
    const Change &change = *m_open->change;
    note({.kind = EntryKind::GateIntent, .code = int(*change.step), .text = compact(change.text)});
}

void ActionDriver::unfinished(const Work &work, const auth0::Reading &reading)
{
    conclude(work, reading, {});
}

void ActionDriver::finished(
    const Work &work, const auth0::Reading &reading, const Verdict &, const QByteArray &body)
{
    conclude(work, reading, body);
    const Call call = *std::exchange(m_open, std::nullopt);
    call.then({reading, body});
}

void ActionDriver::conclude(const Work &work, const auth0::Reading &reading, const QByteArray &body)
{
    if (work.measure != changing || !m_open->change->step)
        return;
    QJsonObject text{{u"name"_s, m_open->change->text.value(u"name")}};
    const QJsonValue id = QJsonDocument::fromJson(body).object().value(u"id");
    if (m_open->change->step == journal::GateStep::Create && id.isString())
        text.insert(u"id"_s, id);
    if (reading.outcome != Outcome::Done)
        text.insert(u"words"_s, reading.message);
    note({.kind = EntryKind::GateAnswered,
        .code = int(*m_open->change->step),
        .reason = int(reading.outcome),
        .number = reading.status,
        .text = compact(text)});
}

Result<> ActionDriver::commit()
{
    auto heartbeat = m_tools.heart ? m_tools.heart->beat(nowMs(), {}) : std::nullopt;
    if (heartbeat)
        m_entries.push_back(std::move(*heartbeat));
    return m_tools.incident.record(m_entries);
}

void ActionDriver::ended(const std::optional<Error> &error)
{
    if (m_tools.heart)
        m_entries.push_back(m_tools.heart->last({}));
    const auto written = m_tools.incident.record(m_entries);
    const auto own = error ? error : m_error;
    m_tools.ended(own || written ? own : std::optional(written.error()));
}

} // namespace bulkhead::run
