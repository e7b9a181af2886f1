// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/measure.h"

#include <QWidget>

#include <array>

namespace bulkhead::ui {

class CheckCard;
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
    [[nodiscard]] CheckCard *cardOf(ResetMethod method) const;
    void toggled(ResetMethod method, bool on);

    std::array<CheckCard *, allResetMethods.size()> m_cards; // in their order
    ChoiceCard *m_none;
    bool m_setting = false;
};

} // namespace bulkhead::ui
