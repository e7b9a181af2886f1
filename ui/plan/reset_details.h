// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/plan_nonsense.h"

#include <QWidget>

class QLabel;
class QLineEdit;

namespace bulkhead::ui {

class FieldGrid;

// What the chosen methods can be told besides; only fields that mean something are shown.
class ResetDetails : public QWidget
{
    Q_OBJECT
public:
    explicit ResetDetails(QWidget *parent = nullptr);

    void setMethods(ResetMethods methods);
    // What stands in hidden fields is left out.
    void fillIn(PlanChoices &choices) const;
    void setChoices(const PlanChoices &choices);
    // Under the fields. While a person is still typing, reasons only go away.
    void explain(const std::vector<Nonsense> &found, bool typing);

signals:
    void changed();
    void left(); // a field was typed into and left

private:
    struct Row
    {
        ResetMethods when;
        QList<QWidget *> widgets;
    };
    QLabel *addField(FieldGrid &grid, ResetMethods when, const QString &label, QLineEdit *field,
        const QString &sentence);

    std::vector<Row> m_rows;
    ResetMethods m_methods{};
    QLineEdit *m_connection, *m_clientId, *m_organization, *m_mailRate, *m_ticketHours,
        *m_resultUrl;
    QLabel *m_brandingReason, *m_rateReason, *m_hoursReason, *m_urlReason;
};

} // namespace bulkhead::ui
