// SPDX-License-Identifier: Apache-2.0
#include "run/tickets.h"

#include "credentials/sealed.h"
#include "journal/reader.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QJsonObject>

#include <map>

using namespace Qt::StringLiterals;

namespace bulkhead::run {
namespace {

QString digestOf(const QByteArray &sealed)
{
    return QString::fromLatin1(
        QCryptographicHash::hash(sealed, QCryptographicHash::Sha256).toHex());
}

bool isTicket(const journal::Entry &entry)
{
    return entry.kind == journal::EntryKind::Concluded && entry.measure == int(Measure::Ticket)
        && StepState(entry.code) == StepState::Done;
}

} // namespace

QString ticketNote(const QByteArray &sealed, qint64 expiresMs)
{
    return QString::fromUtf8(
        QJsonDocument({{u"sha256"_s, digestOf(sealed)}, {u"expires_ms"_s, expiresMs}})
            .toJson(QJsonDocument::Compact));
}

QByteArray ticketContext(const QString &incidentId, qint32 row)
{
    return incidentId.toUtf8() + '/' + QByteArray::number(row);
}

std::optional<Ticket> openTicket(
    const journal::SealedText &text, const QString &incidentId, const Secret &key)
{
    const auto note = QJsonDocument::fromJson(text.note.toUtf8()).object();
    auto link = credentials::unseal(text.sealed, key, ticketContext(incidentId, text.row));
    if (!link || digestOf(text.sealed) != note.value(u"sha256").toString())
        return std::nullopt;
    return Ticket{text.row, note.value(u"expires_ms").toInteger(), std::move(*link)};
}

Result<Tickets> readTickets(
    const QString &path, const journal::Ledger &ledger, const Secret &key, qint64 nowMs)
{
    std::map<qint32, journal::Entry> newest;
    const auto read = journal::readIncident(path, [&](const journal::Entry &entry) {
        if (isTicket(entry))
            newest[entry.row] = entry;
    });
    if (!read)
        return tl::unexpected(read.error());
    auto kept = journal::sealedTexts(path);
    if (!kept)
        return tl::unexpected(kept.error());
    Tickets tickets;
    for (const auto &[row, entry] : newest) {
        const auto note = QJsonDocument::fromJson(entry.text.toUtf8()).object();
        const qint64 expiresMs = note.value(u"expires_ms").toInteger();
        const auto sealed = kept->find(entry.seq);
        if (sealed == kept->end() || expiresMs <= nowMs) {
            ++tickets.expired;
            continue;
        }
        auto ticket =
            openTicket({entry.seq, entry.atMs, row, entry.text, sealed->second}, ledger.id(), key);
        if (ticket)
            tickets.usable.push_back(std::move(*ticket));
        else
            ++tickets.unreadable;
    }
    return tickets;
}

} // namespace bulkhead::run
