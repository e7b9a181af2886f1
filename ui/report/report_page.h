// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "desk/live_incident.h"
#include "flow/call_gate.h"
#include "flow/page.h"

class QLabel;

namespace bulkhead::ui {

class ExportForm;
class GateBand;
class LeftOver;
class OutcomeBars;
class OwnersCard;
class TicketsCard;

// How the incident stands, who has chosen a new password, and the files that prove it. What is
// exported is read from the incident file, not from this window.
class ReportPage : public Page
{
    Q_OBJECT
public:
    ReportPage(Desk &desk, LiveIncident &live, CallGate gate, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override { return tr("Report"); }
    [[nodiscard]] QString iconName() const override { return QStringLiteral("report"); }
    [[nodiscard]] QString subtitle() const override;
    [[nodiscard]] QString closed() const override;
    [[nodiscard]] QString missing() const override;
    [[nodiscard]] QString primaryText() const override { return tr("Export report"); }
    void primary() override;
    void entered() override;
    [[nodiscard]] bool isWide() const override { return true; }
    void refresh();

protected:
    void showEvent(QShowEvent *event) override;

private:
    Desk &m_desk;
    LiveIncident &m_live;
    GateBand *m_gateBand;
    QLabel *m_result;
    QLabel *m_standing;
    OutcomeBars *m_bars;
    QLabel *m_leftTitle;
    LeftOver *m_left;
    OwnersCard *m_owners;
    TicketsCard *m_tickets;
    ExportForm *m_export;
};

} // namespace bulkhead::ui
