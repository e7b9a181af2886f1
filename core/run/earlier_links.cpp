// SPDX-License-Identifier: Apache-2.0
#include "run/earlier_links.h"

#include "run/incident.h"

#include <QDir>
#include <QSet>
#include <QStandardPaths>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bulkhead::run {
namespace {

// What takes some seconds to read at most.
constexpr int filesAtMost = 50;
constexpr qint64 bytesAtMost = 256 << 20;

std::vector<size_t> linkMeasures(const journal::Ledger &ledger)
{
    std::vector<size_t> found;
    for (size_t i = 0; i < ledger.measures().size(); ++i) {
        if (ledger.measures()[i] == Measure::Email || ledger.measures()[i] == Measure::Ticket)
            found.push_back(i);
    }
    return found;
}

QFileInfoList incidentFiles(const QString &path, const QString &folder)
{
    QFileInfoList files;
    QSet<QString> seen{QFileInfo(path).canonicalFilePath()};
    for (const QString &place : {QFileInfo(path).absolutePath(), folder}) {
        for (const QFileInfo &file :
            QDir(place).entryInfoList({u"*.incident"_s}, QDir::Files | QDir::Hidden)) {
            if (!seen.contains(file.canonicalFilePath()))
                files << file;
            seen.insert(file.canonicalFilePath());
        }
    }
    std::sort(files.begin(), files.end(), [](const QFileInfo &one, const QFileInfo &other) {
        return one.lastModified() > other.lastModified();
    });
    return files;
}

bool concerns(const LinkReceivers &ours, const journal::Ledger &theirs)
{
    return !theirs.isRehearsal() && theirs.tenant().address.name() == ours.tenant;
}

EarlierLink linksOf(const journal::Ledger &ledger, const QSet<QString> &users)
{
    EarlierLink link;
    for (const size_t measure : linkMeasures(ledger)) {
        for (qint32 row = 0; row < ledger.rowCount(); ++row) {
            const auto steps = ledger.steps(row);
            const bool sent = !steps.empty()
                && (steps[measure].state == StepState::Done
                    || steps[measure].state == StepState::Unknown);
            if (!sent || !users.contains(ledger.user(row).userId))
                continue;
            ++link.users;
            link.lastMs = std::max(link.lastMs, steps[measure].concludedAtMs);
        }
    }
    return link;
}

} // namespace

QString incidentFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
        + u"/bulkhead/incidents"_s;
}

LinkReceivers linkReceivers(const journal::Ledger &ledger)
{
    LinkReceivers receivers{ledger.tenant().address.name(), {}};
    for (const size_t measure : linkMeasures(ledger)) {
        for (qint32 row = 0; row < ledger.rowCount(); ++row) {
            if (ledger.resolution(row) == Resolution::Found
                && ledger.steps(row)[measure].state == StepState::Pending)
                receivers.userIds.insert(ledger.user(row).userId);
        }
    }
    return receivers;
}

EarlierLinks earlierLinks(const LinkReceivers &ours, const QString &path, const QString &folder)
{
    EarlierLinks found;
    if (ours.userIds.isEmpty())
        return found;
    int files = 0;
    qint64 bytes = 0;
    for (const QFileInfo &file : incidentFiles(path, folder)) {
        const bool within = ++files <= filesAtMost && bytes + file.size() <= bytesAtMost;
        bytes += within ? file.size() : 0;
        const auto read = within ? readWhatCanBeRead(file.filePath())
                                 : tl::unexpected(Error{Fault::IncidentUnreadable, {}});
        found.unread += !read || read->damage;
        if (!read || !concerns(ours, read->ledger))
            continue;
        EarlierLink link = linksOf(read->ledger, ours.userIds);
        link.path = file.filePath();
        if (link.users > 0)
            found.incidents.push_back(std::move(link));
    }
    std::sort(found.incidents.begin(), found.incidents.end(),
        [](const EarlierLink &one, const EarlierLink &other) { return one.lastMs > other.lastMs; });
    return found;
}

} // namespace bulkhead::run
