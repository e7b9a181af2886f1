// SPDX-License-Identifier: Apache-2.0
#include "ui/walk.h"

#include "testing/testing.h"

#include "board/run_page.h"
#include "intake/list_page.h"
#include "plan/plan_page.h"
#include "protection/protection_page.h"
#include "report/report_page.h"
#include "review/review_page.h"
#include "start/start_page.h"
#include "tenant/tenant_page.h"

#include <QPushButton>
#include <QStackedWidget>

using namespace Qt::StringLiterals;

namespace bulkhead::ui {

void BusyDesk::openIncident(const QString &path)
{
    FakeDesk::openIncident(path);
    begin(Task::Opening);
}

void BusyDesk::importFile(const QString &path, const QString &column)
{
    FakeDesk::importFile(path, column);
    begin(Task::Importing);
}

void BusyDesk::importList(const QString &name, const QByteArray &bytes, const QString &column)
{
    FakeDesk::importList(name, bytes, column);
    begin(Task::Importing);
}

void BusyDesk::check()
{
    FakeDesk::check();
    begin(Task::Surveying);
}

void BusyDesk::look()
{
    FakeDesk::look();
    begin(Task::Looking);
}

void BusyDesk::raiseGate(const journal::GateChoices &of)
{
    FakeDesk::raiseGate(of);
    begin(Task::Gating);
}

void BusyDesk::lowerGate()
{
    FakeDesk::lowerGate();
    begin(Task::Gating);
}

void BusyDesk::lookAtGate()
{
    FakeDesk::lookAtGate();
    begin(Task::Gating);
}

void BusyDesk::lookAtProtection(const TenantConfig &of)
{
    FakeDesk::lookAtProtection(of);
    begin(Task::Protecting);
}

void BusyDesk::changeBreachedPasswords(
    const TenantConfig &of, run::SettingsChange::Way how, const protection::BreachedWish &wish)
{
    FakeDesk::changeBreachedPasswords(of, how, wish);
    begin(Task::Protecting);
}

void BusyDesk::switchForceReset(const TenantConfig &of, bool on, const QString &text)
{
    FakeDesk::switchForceReset(of, on, text);
    begin(Task::Protecting);
}

void BusyDesk::countRotation(const TenantConfig &of, const gate::RotationContent &content)
{
    FakeDesk::countRotation(of, content);
    begin(Task::Protecting);
}

void BusyDesk::switchRotationOn(
    const TenantConfig &of, const gate::RotationContent &content, qint64 number)
{
    FakeDesk::switchRotationOn(of, content, number);
    begin(Task::Protecting);
}

void BusyDesk::switchRotationOff(const TenantConfig &of)
{
    FakeDesk::switchRotationOff(of);
    begin(Task::Protecting);
}

void BusyDesk::lowerGates(const TenantConfig &of, const QStringList &names)
{
    FakeDesk::lowerGates(of, names);
    begin(Task::Protecting);
}

void BusyDesk::rehearse()
{
    FakeDesk::rehearse();
    begin(Task::Rehearsing);
}

void BusyDesk::plan(const PlanChoices &of, const plan::UserLists &named)
{
    FakeDesk::plan(of, named);
    begin(Task::Planning);
}

void BusyDesk::run(const run::RunOptions &options)
{
    FakeDesk::run(options);
    begin(Task::Running);
}

void BusyDesk::exportReport(const QString &incident, const QString &path, ReportFormat of)
{
    format = of;
    FakeDesk::exportReport(incident, path, of);
    begin(Task::Exporting);
}

void BusyDesk::exportTickets(const QString &path)
{
    FakeDesk::exportTickets(path);
    begin(Task::Exporting);
}

void BusyDesk::opened(std::shared_ptr<journal::Ledger> ledger, bool createdHere)
{
    begin(Task::None);
    show(u"/somewhere/case.incident"_s, std::move(ledger), createdHere);
}

void BusyDesk::planned(std::shared_ptr<journal::Ledger> ledger)
{
    emit ledgerReplaced(std::move(ledger));
    end();
}

void BusyDesk::imported(const run::ImportSummary &summary, std::shared_ptr<journal::Ledger> ledger)
{
    emit ledgerReplaced(std::move(ledger));
    begin(Task::None);
    emit Desk::imported(summary);
}

void BusyDesk::written(const QString &path)
{
    begin(Task::None);
    emit reportWritten(path);
}

void BusyDesk::rehearsed(const Rehearsed &what)
{
    begin(Task::None);
    emit Desk::rehearsed(what);
}

void BusyDesk::protectionTold(const ProtectionTold &what)
{
    begin(Task::None);
    emit Desk::protectionTold(what);
}

void BusyDesk::ticketsWritten(const TicketsWritten &what)
{
    begin(Task::None);
    emit Desk::ticketsWritten(what);
}

Walk::Walk()
{
    auto *tenant = new TenantPage(desk, live);
    const CallGate gate = [tenant] {
        return tenant->missingForCalls();
    };
    auto *protection =
        new ProtectionPage(desk, live, [tenant] { return tenant->tenantForCalls(); });
    auto *report = new ReportPage(desk, live, gate);
    const QList<Page *> walk{tenant, new ListPage(desk, live), new PlanPage(desk, live, gate),
        new ReviewPage(desk, live, gate), new RunPage(desk, live, gate), report, protection};
    for (Page *page : {walk[2], walk[3]})
        QObject::connect(tenant, &Page::changed, page, &Page::changed);
    QObject::connect(tenant, &Page::changed, report, &ReportPage::refresh);
    QObject::connect(tenant, &Page::changed, protection, &ProtectionPage::refresh);
    auto *start = new StartPage(desk);
    QObject::connect(start, &StartPage::begun, tenant,
        [tenant](bool practice) { practice ? tenant->choosePractice() : tenant->chooseOwn(); });
    window = std::make_unique<MainWindow>(desk, live, walk, start);
    window->show();
    window->activateWindow();
}

void Walk::open(journal::IncidentState state, const incidents::Shape &shape)
{
    desk.opened(incidents::ledger(state, shape));
    desk.keep(SecretPlace::Keychain); // it was looked for
}

QString Walk::title() const
{
    for (const PageFrame *frame : window->findChildren<PageFrame *>()) {
        if (frame->isVisible())
            return frame->page().title();
    }
    return u"start"_s;
}

QPushButton *Walk::primary() const
{
    const auto buttons = primaryButtons(*window);
    return buttons.size() == 1 ? buttons.first() : nullptr;
}

QPushButton *Walk::step(const QString &title) const
{
    return testing::shownAs<QPushButton>(*window, u"Step "_s + title);
}

void OnePage::show(Page *page)
{
    m_frame = std::make_unique<PageFrame>(*page);
    QObject::connect(page, &Page::advanced, page, [this] { ++advances; });
    m_frame->setMinimumSize(1000, 760); // its own: offscreen warns about one from a layout
    m_frame->show();
    m_frame->activateWindow();
    page->entered();
}

QPushButton *OnePage::button(const QString &name)
{
    return testing::shownAs<QPushButton>(*m_frame, name);
}

bool OnePage::can(const QString &name)
{
    const QPushButton *found = button(name);
    return found && found->isEnabled();
}

bool OnePage::says(const QString &words)
{
    return testing::says(*m_frame, words);
}

QList<QPushButton *> primaryButtons(const QWidget &window)
{
    QList<QPushButton *> found;
    for (QPushButton *button : window.findChildren<QPushButton *>()) {
        if (button->isVisible() && button->property("role") == u"primary"_s)
            found << button;
    }
    return found;
}

} // namespace bulkhead::ui
