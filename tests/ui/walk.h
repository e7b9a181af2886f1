// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/fake_desk.h"
#include "ui/incidents.h"
#include "window/driver.h"

#include "flow/call_gate.h"
#include "flow/main_window.h"
#include "flow/page_frame.h"

class QPushButton;

namespace bulkhead::ui {

class Page;
class TenantPage;

// A desk that is busy as long as the program's would be, until the test answers.
class BusyDesk : public FakeDesk
{
public:
    std::optional<ReportFormat> format; // of the last report

    void openIncident(const QString &path) override;
    void importFile(const QString &path, const QString &column) override;
    void importList(const QString &name, const QByteArray &bytes, const QString &column) override;
    void check() override;
    void look() override;
    void raiseGate(const journal::GateChoices &of) override;
    void lowerGate() override;
    void lookAtGate() override;
    void lookAtProtection(const TenantConfig &of) override;
    void changeBreachedPasswords(const TenantConfig &of, run::SettingsChange::Way how,
        const protection::BreachedWish &wish) override;
    void switchForceReset(const TenantConfig &of, bool on, const QString &text) override;
    void countRotation(const TenantConfig &of, const gate::RotationContent &content) override;
    void switchRotationOn(
        const TenantConfig &of, const gate::RotationContent &content, qint64 number) override;
    void switchRotationOff(const TenantConfig &of) override;
    void lowerGates(const TenantConfig &of, const QStringList &names) override;
    void rehearse() override;
    void plan(const PlanChoices &of, const plan::UserLists &named) override;
    void run(const run::RunOptions &options) override;
    void exportReport(const QString &incident, const QString &path, ReportFormat of) override;
    void exportTickets(const QString &path) override;

    // The ledger and what else the program tells when it has done what was asked.
    void opened(std::shared_ptr<journal::Ledger> ledger, bool createdHere = true);
    void planned(std::shared_ptr<journal::Ledger> ledger);
    void imported(const run::ImportSummary &summary, std::shared_ptr<journal::Ledger> ledger);
    void written(const QString &path);
    void rehearsed(const Rehearsed &what);
    void ticketsWritten(const TicketsWritten &what);
    void protectionTold(const ProtectionTold &what);
};

// The real window with all its pages over such a desk.
class Walk
{
public:
    Walk();

    BusyDesk desk;
    LiveIncident live{desk};
    std::unique_ptr<MainWindow> window;

    // Opens an incident with its secret at hand.
    void open(journal::IncidentState state, const incidents::Shape &shape = {});
    [[nodiscard]] QString title() const; // of the page that is shown; "start" on the first
    [[nodiscard]] QPushButton *primary() const; // the one that is shown
    [[nodiscard]] QPushButton *step(const QString &title) const; // in the list on the left
    [[nodiscard]] bool sent(const QString &command) const
    {
        return desk.commands.contains(command);
    }
};

// One page in its frame, shown, over such a desk and an incident.
class OnePage
{
public:
    BusyDesk desk;
    LiveIncident live{desk};
    QString gate; // what it says is missing
    int advances = 0;

    CallGate callGate()
    {
        return [this] {
            return gate;
        };
    }
    // Takes the page over and shows it.
    void show(Page *page);
    void open(journal::IncidentState state, const incidents::Shape &shape = {})
    {
        desk.opened(incidents::ledger(state, shape));
    }

    [[nodiscard]] PageFrame &frame() { return *m_frame; }
    [[nodiscard]] QPushButton *button(const QString &name); // null when it is not shown
    [[nodiscard]] bool can(const QString &name); // shown and enabled
    [[nodiscard]] bool says(const QString &words);

private:
    std::unique_ptr<PageFrame> m_frame;
};

// Every button of the accent colour that is shown.
[[nodiscard]] QList<QPushButton *> primaryButtons(const QWidget &window);

} // namespace bulkhead::ui
