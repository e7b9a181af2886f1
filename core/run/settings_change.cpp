// SPDX-License-Identifier: Apache-2.0
#include "run/settings_change.h"

#include "auth0/protection_endpoints.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace bulkhead::run {

using protection::Undo;

SettingsChange::SettingsChange(
    Tools tools, protection::UndoMemory memory, Way way, protection::BreachedWish wish, Told told)
    : ActionDriver(std::move(tools)), m_memory(std::move(memory)), m_way(way),
      m_wish(std::move(wish)), m_told(std::move(told))
{
}

QStringList SettingsChange::scopes()
{
    return {u"read:attack_protection"_s, u"update:attack_protection"_s};
}

void SettingsChange::call(auth0::Request request, Then then)
{
    change({{}, {}, std::move(request), auth0::Shape::JsonObject, true}, std::move(then));
}

void SettingsChange::begin()
{
    auto lock = m_memory.lock();
    if (!lock)
        return fail(lock.error());
    m_lock = *std::move(lock);
    auto undo = m_memory.read();
    if (!undo)
        return fail(undo.error());
    m_undo = *std::move(undo);
    call(auth0::breachedPasswords(), [this](const Heard &heard) {
        if (!heard.done())
            return refuse(heard.reading);
        found(QJsonDocument::fromJson(heard.body).object());
    });
}

void SettingsChange::found(const QJsonObject &settings)
{
    m_before = settings;
    if (m_way != Way::Wish)
        return undo();
    const QJsonObject wanted = protection::merged(settings, m_wish);
    if (isLeft(settings))
        return become(wanted, {m_undo->before, {settings, wanted}});
    become(wanted, {settings, {wanted}});
}

void SettingsChange::undo()
{
    if (!m_undo)
        return fail({Fault::NothingToUndo, {}});
    const bool back = protection::isSame(m_before, m_undo->before);
    if (m_way == Way::Undo && !back && !isLeft(m_before))
        return fail({Fault::SettingsChangedSince, {}});
    if (back) {
        settle(std::nullopt);
        return tell(m_before);
    }
    become(m_undo->before, {m_undo->before, {m_before, m_undo->before}});
}

void SettingsChange::become(const QJsonObject &wanted, const Undo &remembered)
{
    if (protection::isSame(m_before, wanted))
        return tell(m_before);
    m_toWrite = remembered;
    call(auth0::setBreachedPasswords(protection::difference(m_before, wanted)),
        [this, wanted, remembered](const Heard &heard) {
            if (!heard.refused() || heard.unheard())
                return readBack(wanted, remembered);
            refused(heard.reading, remembered);
        });
}

// An earlier try of the same call, which nobody heard of, may have been carried out.
void SettingsChange::refused(const auth0::Reading &reading, const Undo &remembered)
{
    call(auth0::breachedPasswords(), [this, reading, remembered](const Heard &heard) {
        if (heard.done())
            keep(QJsonDocument::fromJson(heard.body).object(), remembered);
        refuse(reading);
    });
}

// Other settings than those that were found are of our making, whatever they were meant to be.
void SettingsChange::keep(const QJsonObject &now, const Undo &remembered)
{
    settle(protection::isSame(now, m_before) ? m_undo : Undo{remembered.before, {now}});
}

// Whatever came of the call, this is what counts.
void SettingsChange::readBack(const QJsonObject &wanted, const Undo &remembered)
{
    call(auth0::breachedPasswords(), [this, wanted, remembered](const Heard &heard) {
        if (!heard.done())
            return refuse(heard.reading);
        const QJsonObject now = QJsonDocument::fromJson(heard.body).object();
        if (!protection::isSame(now, wanted)) {
            keep(now, remembered);
            return fail({Fault::SettingsNotTaken, {}});
        }
        const bool back = protection::isSame(now, remembered.before);
        settle(back ? std::nullopt : std::optional(Undo{remembered.before, {now}}));
        tell(now);
    });
}

void SettingsChange::settle(const std::optional<Undo> &undo)
{
    const auto done = undo ? m_memory.write(*undo) : m_memory.forget();
    if (!done)
        return fail(done.error());
    m_undo = undo;
}

void SettingsChange::tell(const QJsonObject &now)
{
    m_told({.before = m_before, .now = now, .ours = isLeft(now)});
    complete();
}

void SettingsChange::refuse(const auth0::Reading &reading)
{
    if (reading.fault == Fault::PlanLacksFeature)
        return fail({Fault::ProtectionNotInPlan, reading.message});
    if (reading.outcome == Outcome::Refused || reading.outcome == Outcome::Forbidden)
        return fail({Fault::SettingsRefused, reading.message});
    failBy(reading);
}

bool SettingsChange::isLeft(const QJsonObject &settings) const
{
    return m_undo && protection::hasLeft(*m_undo, settings);
}

Result<> SettingsChange::commit()
{
    if (m_toWrite) {
        if (const auto written = m_memory.write(*m_toWrite); !written)
            return written;
        m_toWrite.reset();
    }
    return ActionDriver::commit();
}

void SettingsChange::ended(const std::optional<Error> &error)
{
    m_lock.reset();
    ActionDriver::ended(error);
}

} // namespace bulkhead::run
