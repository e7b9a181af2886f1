// SPDX-License-Identifier: Apache-2.0
#include "plan/reset_cards.h"

#include "look/look.h"

#include <QRadioButton>
#include <QScopedValueRollback>
#include <QVBoxLayout>

namespace bulkhead::ui {

ResetCards::ResetCards(QWidget *parent)
    : QWidget(parent),
      m_cards(allResetMethods,
          {new CheckCard(tr("Random &password"),
               tr("Ends the old password and its sessions, not refresh tokens; nobody knows the "
                  "new one. A block that it lifts is put back.")),
              new CheckCard(tr("Force-reset fla&g"),
                  tr("Its Action refuses logins until the user has a new password. Without that "
                     "Action, deployed and bound, it does nothing.")),
              new CheckCard(tr("Reset e-&mail"),
                  tr("Auth0 sends each user a link once all else is done for them. "
                     "Alone it ends nothing: the old password works until the user "
                     "follows it.")),
              new CheckCard(tr("Reset tic&ket"),
                  tr("Makes a link for each user and mails nobody: you hand it out. "
                     "Alone it ends nothing but the links sent before."))}),
      m_none(new ChoiceCard(
          tr("No &reset"), tr("Passwords stay as they are: whoever knows one can sign in again.")))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing);
    layout->addWidget(m_cards.area());
    layout->addWidget(m_none);
    m_none->radio()->setAutoExclusive(false);
    setMethods({});
    m_cards.onChanged(this, [this](ResetMethod method, bool on) { toggled(method, on); });
    connect(m_none->radio(), &QRadioButton::clicked, this, [this] {
        setMethods({}); // there is no other way to leave it than to choose a method
        emit changed();
    });
}

ResetMethods ResetCards::methods() const
{
    return m_cards.ticked();
}

void ResetCards::setMethods(ResetMethods methods)
{
    const QScopedValueRollback quiet(m_setting, true);
    m_cards.tick(methods);
    m_none->radio()->setChecked(!methods);
}

void ResetCards::toggled(ResetMethod method, bool on)
{
    if (m_setting)
        return;
    ResetMethods chosen = methods();
    if (on && method == ResetMethod::Email)
        chosen.setFlag(ResetMethod::Ticket, false);
    else if (on && method == ResetMethod::Ticket)
        chosen.setFlag(ResetMethod::Email, false);
    setMethods(chosen);
    emit changed();
}

} // namespace bulkhead::ui
