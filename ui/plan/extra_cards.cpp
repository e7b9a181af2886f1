// SPDX-License-Identifier: Apache-2.0
#include "plan/extra_cards.h"

#include "look/fold.h"
#include "look/look.h"

#include <QLabel>
#include <QVBoxLayout>

#include <bit>

namespace bulkhead::ui {

ExtraCards::ExtraCards(QWidget *parent)
    : QWidget(parent),
      m_cards(allExtras,
          {new CheckCard(tr("Block"),
               tr("Nobody can log in as the user until somebody lifts the "
                  "block. Access tokens work until they expire.")),
              new CheckCard(tr("Forget MFA browsers"),
                  tr("Every browser is asked for the second factor again; whoever "
                     "has that factor still gets in.")),
              new CheckCard(tr("Delete grants"),
                  tr("Takes back the consents given to apps, and the tokens issued "
                     "under them; apps that need no consent have none.")),
              new CheckCard(tr("Delete device credentials"),
                  tr("Deletes legacy tokens of apps and devices one by one; it works "
                     "where the tenant's subscription lacks session endpoints.")),
              new CheckCard(tr("Clear force-reset flag"),
                  tr("Takes back the flag of an earlier run: the user can log in "
                     "without a new password again."))}),
      m_reason(reasonLabel())
{
    auto *inside = new QWidget;
    auto *column = new QVBoxLayout(inside);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing);
    column->addWidget(m_cards.area());
    column->addWidget(m_reason);
    m_fold = new Fold(tr("More me&asures"), inside);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_fold);
    m_cards.onChanged(this, [this](Extra, bool) {
        noteChosen();
        emit changed();
    });
}

Extras ExtraCards::extras() const
{
    return m_cards.ticked();
}

void ExtraCards::setExtras(Extras extras)
{
    m_cards.tick(extras);
    m_fold->setOpen(bool(extras));
}

void ExtraCards::explain(const QString &reason)
{
    showReason(*m_reason, reason);
}

void ExtraCards::noteChosen()
{
    const int count = std::popcount(unsigned(extras().toInt()));
    m_fold->setNote(count == 0 ? QString() : tr("%1 chosen").arg(count));
}

} // namespace bulkhead::ui
