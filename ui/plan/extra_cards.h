// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/measure.h"
#include "plan/flag_cards.h"

#include <QWidget>

class QLabel;

namespace bulkhead::ui {

class Fold;

// What may be done besides, folded away while nothing of it is chosen.
class ExtraCards : public QWidget
{
    Q_OBJECT
public:
    explicit ExtraCards(QWidget *parent = nullptr);

    [[nodiscard]] Extras extras() const;
    void setExtras(Extras extras);
    // Why they do not go together with the rest; empty when they do.
    void explain(const QString &reason);

signals:
    void changed();

private:
    void noteChosen();

    FlagCards<Extra, allExtras.size()> m_cards;
    QLabel *m_reason;
    Fold *m_fold;
};

} // namespace bulkhead::ui
