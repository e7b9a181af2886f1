// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"

#include <QJsonObject>
#include <QLockFile>

#include <memory>
#include <optional>
#include <vector>

namespace bulkhead::protection {

// What stood in the tenant before this program changed it, and what this program may have left
// there: written before the call, so that it knows of one whose answer never came.
struct Undo
{
    QJsonObject before{};
    std::vector<QJsonObject> left{}; // the last is the latest

    friend bool operator==(const Undo &, const Undo &) = default;
};

[[nodiscard]] bool hasLeft(const Undo &undo, const QJsonObject &settings);

// One small file for each tenant, mode 0600. Whoever changes the settings anew keeps what stood
// before the first change.
class UndoMemory
{
public:
    UndoMemory(QString folder, QString tenantName);

    // Nothing when there is none. UndoUnwritable (detail: the path) when it cannot be read.
    [[nodiscard]] Result<std::optional<Undo>> read() const;
    // Durable when it returns. UndoUnwritable.
    [[nodiscard]] Result<> write(const Undo &undo) const;
    [[nodiscard]] Result<> forget() const;
    // Held by who changes the settings and this memory: SettingsBusy (detail: the path) while
    // another living process has it. UndoUnwritable.
    [[nodiscard]] Result<std::unique_ptr<QLockFile>> lock() const;
    [[nodiscard]] QString path() const { return m_path; }

private:
    QString m_path;
};

} // namespace bulkhead::protection
