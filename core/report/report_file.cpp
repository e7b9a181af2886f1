// SPDX-License-Identifier: Apache-2.0
#include "report/report_file.h"

#include "report/csv_writer.h"
#include "report/json_writer.h"

#include <QFileInfo>
#include <QSaveFile>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace bulkhead::report {
namespace {

Result<> unwritable(const QFileDevice &file)
{
    return failure(Fault::OutputUnwritable, u"%1 (%2)"_s.arg(file.fileName(), file.errorString()));
}

// An incident, or what SQLite and the lock keep beside it: no report is worth replacing those.
bool belongsToAnIncident(const QFileInfo &target)
{
    const QString real = target.canonicalFilePath();
    constexpr std::array endings{".incident"_L1, ".incident-wal"_L1, ".incident-shm"_L1,
        ".incident-journal"_L1, ".incident.lock"_L1};
    return std::any_of(endings.begin(), endings.end(),
        [&](QLatin1StringView ending) { return real.endsWith(ending); });
}

Result<> writeStraight(const QString &path, const Writer &write)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return unwritable(file);
    if (const auto written = write(file); !written)
        return written;
    return file.flush() ? Result<>() : unwritable(file);
}

} // namespace

std::optional<Format> format(QStringView name)
{
    if (name == u"csv")
        return Format::Csv;
    if (name == u"json")
        return Format::Json;
    return std::nullopt;
}

Result<> writeFile(const QString &path, const Writer &write)
{
    const QFileInfo target(path);
    if (target.isFile() && belongsToAnIncident(target))
        return failure(Fault::IncidentExists, path);
    if (target.exists() && !target.isFile() && !target.isDir())
        return writeStraight(path, write);
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly)
        || !file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner))
        return unwritable(file);
    if (const auto written = write(file); !written)
        return written;
    return file.commit() ? Result<>() : unwritable(file);
}

Result<> writeReport(const QString &path, Format format, const journal::Ledger &ledger)
{
    return writeFile(path, [&](QIODevice &device) { return writeReport(device, format, ledger); });
}

Result<> writeReport(QIODevice &device, Format format, const journal::Ledger &ledger)
{
    return format == Format::Csv ? writeCsv(ledger, device) : writeJson(ledger, device);
}

} // namespace bulkhead::report
