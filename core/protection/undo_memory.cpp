// SPDX-License-Identifier: Apache-2.0
#include "protection/undo_memory.h"

#include "protection/breached_passwords.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSaveFile>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bulkhead::protection {
namespace {

constexpr qint64 longest = 1 << 20;
constexpr auto ownerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;

std::optional<Undo> parsed(const QByteArray &bytes)
{
    const QJsonObject object = QJsonDocument::fromJson(bytes).object();
    if (!object[u"before"].isObject() || !object[u"left"].isArray())
        return std::nullopt;
    Undo undo{object[u"before"].toObject(), {}};
    for (const QJsonValue each : object[u"left"].toArray())
        undo.left.push_back(each.toObject());
    return undo;
}

} // namespace

bool hasLeft(const Undo &undo, const QJsonObject &settings)
{
    return std::any_of(undo.left.begin(), undo.left.end(),
        [&](const QJsonObject &each) { return isSame(each, settings); });
}

UndoMemory::UndoMemory(QString folder, QString tenantName)
    : m_path(std::move(folder) + "/breached-passwords-"_L1
        + QString::fromLatin1(QUrl::toPercentEncoding(std::move(tenantName))) + ".json"_L1)
{
}

Result<std::optional<Undo>> UndoMemory::read() const
{
    QFile file(m_path);
    if (!file.exists())
        return std::optional<Undo>();
    if (!file.open(QIODevice::ReadOnly))
        return failure(Fault::UndoUnwritable, m_path);
    auto undo = parsed(file.read(longest));
    if (!undo)
        return failure(Fault::UndoUnwritable, m_path);
    return undo;
}

// QSaveFile syncs before it renames.
Result<> UndoMemory::write(const Undo &undo) const
{
    QJsonArray left;
    for (const QJsonObject &each : undo.left)
        left << each;
    const QByteArray bytes =
        QJsonDocument({{u"before"_s, undo.before}, {u"left"_s, left}}).toJson();
    QSaveFile file(m_path);
    const bool written = QDir().mkpath(QFileInfo(m_path).path()) && file.open(QIODevice::WriteOnly)
        && file.setPermissions(ownerOnly) && file.write(bytes) == bytes.size() && file.commit();
    if (!written)
        return failure(Fault::UndoUnwritable, m_path);
    return {};
}

Result<std::unique_ptr<QLockFile>> UndoMemory::lock() const
{
    QDir().mkpath(QFileInfo(m_path).path());
    auto lock = std::make_unique<QLockFile>(m_path + ".lock"_L1);
    lock->setStaleLockTime(0); // only a dead holder makes it stale
    if (lock->tryLock(0)) {
        QFile::setPermissions(lock->fileName(), ownerOnly);
        return lock;
    }
    return failure(
        lock->error() == QLockFile::LockFailedError ? Fault::SettingsBusy : Fault::UndoUnwritable,
        m_path);
}

Result<> UndoMemory::forget() const
{
    if (QFile::exists(m_path) && !QFile::remove(m_path))
        return failure(Fault::UndoUnwritable, m_path);
    return {};
}

} // namespace bulkhead::protection
