// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "desk/live_incident.h"

class QLabel;
class QLineEdit;

namespace bulkhead::ui {

class FieldGrid;

// Before whom the gate stands when it is not the users on the list: whole connections, and the
// words of who protects nobody there.
class GateReach : public QObject
{
    Q_OBJECT
public:
    GateReach(LiveIncident &live, FieldGrid &grid, QObject *parent);

    // As far as it is another one than what stands in the fields; `anew`: whatever stands there.
    void show(const journal::GateChoices &choices, bool anew);
    void addTo(journal::GateChoices &choices) const;
    // Which name is not right; empty when all are, or when nobody knows yet.
    [[nodiscard]] QString missing() const;
    // Nobody is protected and the words were not typed: says so where they belong.
    void wantExemption();

signals:
    void changed();

private:
    [[nodiscard]] QStringList connections() const;
    [[nodiscard]] bool saysNoExemption() const;
    void edited();

    LiveIncident &m_live;
    QLineEdit *m_connections;
    QLabel *m_reason;
    QLabel *m_about;
    QLineEdit *m_exemption;
    QLabel *m_exemptionLabel;
    QLabel *m_exemptionReason;
};

} // namespace bulkhead::ui
