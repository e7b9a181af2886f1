// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "desk/desk.h"
#include "desk/gate_wish.h"

#include <QObject>

namespace bulkhead::ui {

// The window's own copy of the incident: the same fold of the same entries as in the engine's
// thread, so the pages read it without locks. Pages keep a reference and listen to its signals.
class LiveIncident : public QObject
{
    Q_OBJECT
public:
    explicit LiveIncident(Desk &desk);

    [[nodiscard]] bool isOpen() const { return m_open; }
    [[nodiscard]] const QString &path() const { return m_incident.path; }
    [[nodiscard]] bool createdHere() const { return m_incident.createdHere; }
    [[nodiscard]] const std::optional<Error> &readOnly() const { return m_incident.readOnly; }
    // List and plan do not change any more.
    [[nodiscard]] bool frozen() const { return m_ledger->runStarted() || readOnly(); }
    // The incident says so (a file from elsewhere is believed for this machine only), or, before
    // its first call, it is on the tenant this program started.
    [[nodiscard]] bool practice() const;
    // It can be started again by this program.
    [[nodiscard]] bool builtInPractice() const;
    [[nodiscard]] const journal::Ledger &ledger() const { return *m_ledger; }
    [[nodiscard]] const run::Progress &progress() const { return m_progress; }
    // What was chosen for the gate in this window; begins as the file has it.
    [[nodiscard]] const GateWish &gateWish() const { return m_gateWish; }
    void wishGate(const GateWish &wish);
    void close();

signals:
    // Another incident, or one whose list, resolution or plan has changed: read everything anew.
    void replaced();
    // These rows have other states now. At most ten times a second.
    void rowsChanged(const std::vector<qint32> &rows);
    // The gate stands otherwise now, or something else is wished of it. No row has changed.
    void gateChanged();
    // Pace, time left, counts. At most ten times a second.
    void progressed();

private:
    void take(const std::vector<journal::Entry> &entries);

    std::shared_ptr<journal::Ledger> m_ledger = std::make_shared<journal::Ledger>();
    OpenedIncident m_incident;
    QString m_practiceOrigin; // of the practice tenant started last
    run::Progress m_progress;
    GateWish m_gateWish = gateWishOf({});
    bool m_open = false;
};

} // namespace bulkhead::ui
