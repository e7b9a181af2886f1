// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "journal/journal.h"
#include "journal/ledger.h"

namespace bulkhead::run {

// An incident file open for writing, and its live copy. The copy changes only after the file has.
class Incident
{
public:
    [[nodiscard]] static Result<std::unique_ptr<Incident>> create(
        const QString &path, const TenantConfig &tenant, Clock &clock);
    [[nodiscard]] static Result<std::unique_ptr<Incident>> open(const QString &path, Clock &clock);

    // Durable when it returns; empties `entries` then. On failure nothing was recorded.
    [[nodiscard]] Result<> record(std::vector<journal::Entry> &entries);
    [[nodiscard]] Result<> record(journal::Entry entry);

    // Hears of every entry right after it was recorded.
    using Listener = std::function<void(const std::vector<journal::Entry> &)>;
    void onRecorded(Listener listener) { m_listener = std::move(listener); }

    // The file as it is now, under another name.
    [[nodiscard]] Result<> copyTo(const QString &path) { return m_journal->copyTo(path); }

    [[nodiscard]] Result<std::vector<journal::SealedText>> sealedAfter(qint64 seq, int most)
    {
        return m_journal->sealedAfter(seq, most);
    }

    [[nodiscard]] const journal::Ledger &ledger() const { return m_ledger; }
    [[nodiscard]] const QString &path() const { return m_journal->path(); }

private:
    std::unique_ptr<journal::Journal> m_journal;
    journal::Ledger m_ledger;
    Listener m_listener;
};

// List and plan may change until a run has begun (RunAlreadyStarted) or everything was given up
// (AlreadyCancelled).
[[nodiscard]] Result<> mayStillChange(const journal::Ledger &ledger);

// For readers, also beside a running writer: takes no lock. An incident whose process died counts
// as paused, and what was on its way then is Unknown or pending again.
[[nodiscard]] Result<journal::Ledger> readLedger(const QString &path);

// The same also of a damaged file: what stands before the damage, if that is anything.
struct Readable
{
    journal::Ledger ledger;
    std::optional<Error> damage;
};
[[nodiscard]] Result<Readable> readWhatCanBeRead(const QString &path);

} // namespace bulkhead::run
