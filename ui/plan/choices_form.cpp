// SPDX-License-Identifier: Apache-2.0
#include "plan/choices_form.h"

#include "look/choice_card.h"
#include "look/look.h"
#include "plan/attack_fields.h"
#include "plan/extra_cards.h"
#include "plan/nonsense_text.h"
#include "plan/reset_cards.h"
#include "plan/reset_details.h"

#include <QButtonGroup>
#include <QLabel>
#include <QRadioButton>
#include <QVBoxLayout>

#include <algorithm>

namespace bulkhead::ui {

ChoicesForm::ChoicesForm(QWidget *parent)
    : QWidget(parent), m_resets(new ResetCards), m_nothing(reasonLabel()),
      m_details(new ResetDetails), m_attack(new AttackFields), m_extras(new ExtraCards)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing);
    layout->addWidget(heading(tr("What to revoke")));
    layout->addWidget(scopes());
    layout->addSpacing(spacing);
    layout->addWidget(heading(tr("How passwords get reset")));
    layout->addWidget(m_resets);
    layout->addWidget(m_nothing);
    layout->addWidget(m_details);
    layout->addWidget(m_extras);
    layout->addSpacing(spacing);
    layout->addWidget(heading(tr("When the attacker was in")));
    layout->addWidget(m_attack);
    setChoices(offeredChoices());
    for (const Scope &scope : m_scopes)
        connect(scope.card->radio(), &QRadioButton::toggled, this, [this] { edited(false); });
    connect(m_resets, &ResetCards::changed, this, [this] { edited(false); });
    connect(m_extras, &ExtraCards::changed, this, [this] { edited(false); });
    connect(m_details, &ResetDetails::changed, this, [this] { edited(true); });
    connect(m_details, &ResetDetails::left, this, [this] { explainNonsense(false); });
    connect(m_attack, &AttackFields::changed, this, [this] { edited(true); });
    connect(m_attack, &AttackFields::left, this, [this] { explainNonsense(false); });
}

QWidget *ChoicesForm::scopes()
{
    m_scopes = {
        {RevocationScope::Everything,
            new ChoiceCard(tr("Revoke &everything"),
                tr("Ends every session and every refresh token: one call a user."))},
        {RevocationScope::Sessions,
            new ChoiceCard(tr("Revoke &sessions"),
                tr("Signs the user out of the browser. Apps go on with their refresh tokens."))},
        {RevocationScope::RefreshTokens,
            new ChoiceCard(tr("Revoke re&fresh tokens"),
                tr("Apps have to sign in again. A session in a browser still signs them in."))},
        {RevocationScope::None,
            new ChoiceCard(tr("Revoke n&othing"),
                tr("Whoever is signed in stays signed in, an attacker too."))},
    };
    auto *group = new QButtonGroup(this);
    QList<ButtonCard *> cards;
    for (const Scope &scope : m_scopes) {
        group->addButton(scope.card->radio());
        cards << scope.card;
    }
    return inTwoColumns(cards);
}

PlanChoices ChoicesForm::choices() const
{
    PlanChoices choices = m_rest;
    for (const Scope &scope : m_scopes) {
        if (scope.card->radio()->isChecked())
            choices.scope = scope.code;
    }
    choices.reset = m_resets->methods();
    choices.extras = m_extras->extras();
    choices.window = m_attack->window();
    m_details->fillIn(choices);
    return choices;
}

void ChoicesForm::setChoices(const PlanChoices &choices)
{
    m_rest = choices;
    for (const Scope &scope : m_scopes)
        scope.card->radio()->setChecked(scope.code == choices.scope);
    m_resets->setMethods(choices.reset);
    m_details->setChoices(choices);
    m_attack->setWindow(choices.window);
    m_extras->setExtras(choices.extras);
    explainNonsense(false);
}

QString ChoicesForm::missing() const
{
    if (!m_attack->isReadable())
        return tr("The time of the attack is not right");
    const auto found = nonsenseIn(choices());
    return found.empty() ? QString() : ui::explain(found.front()).missing;
}

void ChoicesForm::edited(bool typing)
{
    m_details->setMethods(m_resets->methods());
    explainNonsense(typing);
    emit changed();
}

void ChoicesForm::explainNonsense(bool typing)
{
    const auto found = nonsenseIn(choices());
    const auto reasonOf = [&found](Nonsense nonsense) {
        const bool is = std::find(found.begin(), found.end(), nonsense) != found.end();
        return is ? ui::explain(nonsense).reason : QString();
    };
    showReason(*m_nothing, reasonOf(Nonsense::NothingToDo));
    m_extras->explain(reasonOf(Nonsense::FlagSetAndCleared));
    m_details->explain(found, typing);
    m_attack->explain(found, typing);
}

} // namespace bulkhead::ui
