// SPDX-License-Identifier: Apache-2.0
#include "secrets/private_file.h"

#include <QFile>

namespace bulkhead::secrets {
namespace {

// Unbuffered and into one array of the full size: no copy is left behind in memory.
constexpr auto mode = QIODevice::ReadOnly | QIODevice::Unbuffered;

std::optional<PrivateFile> checked(const QFile &file, QByteArray &&bytes, qint64 longest)
{
    constexpr auto others =
        QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    const bool usable = !bytes.isEmpty() && bytes.size() <= longest;
    Secret secret(std::move(bytes));
    if (!usable)
        return std::nullopt;
    return PrivateFile{std::move(secret), (file.permissions() & others) != 0};
}

} // namespace

std::optional<PrivateFile> readPrivateLine(const QString &path, qint64 longest)
{
    QFile file(path);
    if (!file.open(mode))
        return std::nullopt;
    QByteArray line(longest + 3, '\0'); // CR, LF, and the zero that readLine() adds
    const qint64 size = file.readLine(line.data(), line.size());
    line.truncate(qMax(size, qint64(0)));
    if (line.endsWith('\n'))
        line.chop(line.endsWith("\r\n") ? 2 : 1);
    return checked(file, std::move(line), longest);
}

std::optional<PrivateFile> readPrivateFile(const QString &path, qint64 longest)
{
    QFile file(path);
    if (!file.open(mode))
        return std::nullopt;
    QByteArray bytes(longest + 1, '\0');
    qint64 size = 0; // a pipe gives its bytes in pieces
    for (qint64 read = 1; read > 0 && size < bytes.size(); size += qMax(read, qint64(0)))
        read = file.read(bytes.data() + size, bytes.size() - size);
    bytes.truncate(size);
    return checked(file, std::move(bytes), longest);
}

} // namespace bulkhead::secrets
