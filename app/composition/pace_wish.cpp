// SPDX-License-Identifier: Apache-2.0
#include "composition/pace_wish.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace bulkhead {
namespace {

constexpr int lookMs = 500;
constexpr qint64 longest = 4096;

QString pathBeside(const QString &incident)
{
    return incident + u".pace"_s;
}

std::optional<double> number(const QJsonObject &object, QLatin1StringView name)
{
    const QJsonValue value = object.value(name);
    return value.isDouble() ? std::optional(value.toDouble()) : std::nullopt;
}

} // namespace

Result<> leavePaceWish(const QString &incident, const pacing::PaceWish &wish)
{
    QJsonObject object;
    if (wish.ceilingPercent)
        object.insert(u"ceiling"_s, *wish.ceilingPercent);
    if (wish.reserve)
        object.insert(u"reserve"_s, *wish.reserve);
    QSaveFile file(pathBeside(incident));
    const bool open = file.open(QIODevice::WriteOnly)
        && file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    if (!open || file.write(QJsonDocument(object).toJson(QJsonDocument::Compact)) < 0
        || !file.commit())
        return failure(Fault::OutputUnwritable, file.errorString());
    return {};
}

PaceWishes::PaceWishes(
    const QString &incident, const pacing::Shares &begin, Clock &clock, Taken taken)
    : m_path(pathBeside(incident)), m_shares(begin), m_clock(clock), m_taken(std::move(taken))
{
    QFile::remove(m_path);
    m_clock.after(lookMs, this, [this] { look(); });
}

PaceWishes::~PaceWishes()
{
    QFile::remove(m_path);
}

void PaceWishes::look()
{
    m_clock.after(lookMs, this, [this] { look(); });
    QFile file(m_path);
    if (!file.open(QIODevice::ReadOnly))
        return;
    const QJsonObject wish = QJsonDocument::fromJson(file.read(longest)).object();
    file.remove();
    take({number(wish, "ceiling"_L1), number(wish, "reserve"_L1)});
}

void PaceWishes::take(const pacing::PaceWish &wish)
{
    m_shares = wish.of(m_shares);
    m_taken(m_shares);
}

} // namespace bulkhead
