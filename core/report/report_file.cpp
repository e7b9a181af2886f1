// SPDX-License-Identifier: Apache-2.0
#include "report/report_file.h"

#include "report/csv_writer.h"
#include "report/json_writer.h"

#include <QFileInfo>
#include <QSaveFile>

namespace bulkhead::report {
namespace {

Result<> unwritable(const QFileDevice &file)
{
    return failure(Fault::OutputUnwritable, file.errorString());
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
    return writeFile(path, [&](QIODevice &device) {
        return format == Format::Csv ? writeCsv(ledger, device) : writeJson(ledger, device);
    });
}

} // namespace bulkhead::report
