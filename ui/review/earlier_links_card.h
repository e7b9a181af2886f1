// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "desk/background.h"
#include "journal/ledger.h"
#include "look/text_card.h"

namespace bulkhead::ui {

// Which other incidents' links the plan would end; hidden when there are none.
class EarlierLinksCard : public TextCard
{
    Q_OBJECT
public:
    explicit EarlierLinksCard(QWidget *parent = nullptr);

    // Of a plan in that file. The other files are read beside the window.
    void look(const journal::Ledger &ledger, const QString &path);

private:
    void tell(const QStringList &lines);

    Background m_background;
};

} // namespace bulkhead::ui
