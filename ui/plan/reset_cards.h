// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/measure.h"
#include "plan/flag_cards.h"

#include <QWidget>

namespace bulkhead::ui {

class ChoiceCard;

// How passwords get reset: some of the methods, or none. A mail and a ticket take turns, because
// the newer link would kill the other.
class ResetCards : public QWidget
{
    Q_OBJECT
public:
    explicit ResetCards(QWidget *parent = nullptr);

    [[nodiscard]] ResetMethods methods() const;
    void setMethods(ResetMethods methods);

signals:
    void changed(); // by a person

private:
    void toggled(ResetMethod method, bool on);

    FlagCards<ResetMethod, allResetMethods.size()> m_cards;
    ChoiceCard *m_none;
    bool m_setting = false;
};

} // namespace bulkhead::ui
