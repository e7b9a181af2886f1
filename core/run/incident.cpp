// SPDX-License-Identifier: Apache-2.0
#include "run/incident.h"

#include "journal/reader.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace bulkhead::run {
namespace {

QString createdText(const TenantConfig &tenant)
{
    const QJsonObject object{
        {u"id"_s, QUuid::createUuid().toString(QUuid::WithoutBraces)},
        {u"tenant"_s, tenant.address.origin()},
        {u"client_id"_s, tenant.clientId},
        {u"audience"_s, tenant.audience},
        {u"ca_file"_s, tenant.caFile},
        {u"program"_s, QStringLiteral("bulkhead " BULKHEAD_VERSION)},
    };
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

} // namespace

Result<std::unique_ptr<Incident>> Incident::create(
    const QString &path, const TenantConfig &tenant, Clock &clock)
{
    auto journal = journal::Journal::create(path, clock, createdText(tenant));
    if (!journal)
        return tl::unexpected(journal.error());
    journal->reset(); // and read it back: what is in memory is what is on disk
    return open(path, clock);
}

Result<std::unique_ptr<Incident>> Incident::open(const QString &path, Clock &clock)
{
    auto incident = std::make_unique<Incident>();
    auto journal = journal::Journal::open(
        path, clock, [&](const journal::Entry &entry) { incident->m_ledger.apply(entry); });
    if (!journal)
        return tl::unexpected(journal.error());
    incident->m_journal = std::move(*journal);
    (void)incident->m_journal->wipeExpired(); // on a full disk: the next time
    incident->m_ledger.processGone();
    return incident;
}

Result<> Incident::record(std::vector<journal::Entry> &entries)
{
    if (const auto written = m_journal->append(entries); !written)
        return written;
    for (const journal::Entry &entry : entries)
        m_ledger.apply(entry);
    if (m_listener)
        m_listener(entries);
    entries.clear();
    return {};
}

Result<> Incident::record(journal::Entry entry)
{
    std::vector<journal::Entry> one{std::move(entry)};
    return record(one);
}

Result<> mayStillChange(const journal::Ledger &ledger)
{
    if (ledger.state() == journal::IncidentState::Cancelled)
        return failure(Fault::AlreadyCancelled);
    if (ledger.runStarted())
        return failure(Fault::RunAlreadyStarted);
    return {};
}

Result<Readable> readWhatCanBeRead(const QString &path)
{
    Readable found;
    const bool live = journal::isBeingWritten(path); // before reading: it may end meanwhile
    const auto end = journal::readIncident(
        path, [&](const journal::Entry &entry) { found.ledger.apply(entry); });
    if (!end && (found.ledger.id().isEmpty() || end.error().fault == Fault::IncidentBusy))
        return tl::unexpected(end.error());
    if (!end)
        found.damage = end.error();
    if (!live)
        found.ledger.processGone();
    return found;
}

Result<journal::Ledger> readLedger(const QString &path)
{
    auto found = readWhatCanBeRead(path);
    if (!found)
        return tl::unexpected(found.error());
    if (found->damage)
        return tl::unexpected(*found->damage);
    return std::move(found->ledger);
}

} // namespace bulkhead::run
