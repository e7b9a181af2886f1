// SPDX-License-Identifier: Apache-2.0
#include "plan/choices_form.h"

#include "look/choice_card.h"
#include "look/field_grid.h"
#include "look/look.h"

#include <QButtonGroup>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QRadioButton>
#include <QVBoxLayout>

namespace bulkhead::ui {
namespace {

// Two cards a row, one choice of all.
template <typename Options> QWidget *cardsOf(const Options &options, QObject *owner)
{
    auto *group = new QButtonGroup(owner);
    auto *area = new QWidget;
    auto *grid = new QGridLayout(area);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(spacing);
    for (int column = 0; column < 2; ++column)
        grid->setColumnStretch(column, 1);
    for (size_t i = 0; i < options.size(); ++i) {
        group->addButton(options[i].card->radio());
        grid->addWidget(options[i].card, int(i) / 2, int(i) % 2);
    }
    return area;
}

template <typename Options, typename Code> Code chosenOf(const Options &options, Code otherwise)
{
    for (const auto &option : options) {
        if (option.card->radio()->isChecked())
            return option.code;
    }
    return otherwise;
}

template <typename Options, typename Code> void choose(const Options &options, Code code)
{
    for (const auto &option : options) {
        if (option.code == code)
            option.card->radio()->setChecked(true);
    }
}

} // namespace

ChoicesForm::ChoicesForm(QWidget *parent)
    : QWidget(parent), m_details(new QWidget), m_connection(new QLineEdit),
      m_resetClientId(new QLineEdit)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing);
    addScopes();
    addResets();
    addDetails();
    layout->addWidget(heading(tr("What to revoke")));
    layout->addWidget(cardsOf(m_scopes, this));
    layout->addSpacing(spacing);
    layout->addWidget(heading(tr("How passwords get reset")));
    layout->addWidget(cardsOf(m_resets, this));
    layout->addWidget(m_details);
    setChoices({});
    for (const auto &option : m_scopes)
        connect(option.card->radio(), &QRadioButton::toggled, this, &ChoicesForm::changed);
    for (const auto &option : m_resets)
        connect(option.card->radio(), &QRadioButton::toggled, this, [this] {
            m_details->setVisible(choices().reset.testFlag(ResetMethod::Email));
            emit changed();
        });
    for (QLineEdit *edit : {m_connection, m_resetClientId})
        connect(edit, &QLineEdit::textChanged, this, &ChoicesForm::changed);
}

void ChoicesForm::addScopes()
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
}

void ChoicesForm::addResets()
{
    m_resets = {
        {ResetMethod::Email,
            new ChoiceCard(tr("Reset e-&mail"),
                tr("Auth0 sends each user a link, after that user's revocation was accepted. The "
                   "old password works until the user follows it."))},
        {ResetMethods(),
            new ChoiceCard(tr("No &reset"),
                tr("Passwords stay as they are: whoever knows one can sign in again."))},
    };
}

void ChoicesForm::addDetails()
{
    m_connection->setAccessibleName(tr("Connection"));
    m_connection->setPlaceholderText(tr("Each user's own"));
    m_resetClientId->setAccessibleName(tr("Reset client ID"));
    m_resetClientId->setPlaceholderText(tr("This application"));
    auto *grid = new FieldGrid;
    m_details->setLayout(grid);
    grid->addField(tr("&Connection"), m_connection);
    grid->addBelow(hint(tr("Only users of this database connection get the e-mail.")));
    grid->addField(tr("Reset client I&D"), m_resetClientId);
    grid->addBelow(hint(tr("The application whose name and branding the e-mail carries.")));
}

PlanChoices ChoicesForm::choices() const
{
    PlanChoices choices;
    choices.scope = chosenOf(m_scopes, RevocationScope::Everything);
    choices.reset = chosenOf(m_resets, ResetMethods(ResetMethod::Email));
    if (choices.reset.testFlag(ResetMethod::Email)) {
        choices.connection = m_connection->text().trimmed();
        choices.resetClientId = m_resetClientId->text().trimmed();
    }
    return choices;
}

void ChoicesForm::setChoices(const PlanChoices &choices)
{
    choose(m_scopes, choices.scope);
    choose(m_resets, choices.reset);
    m_connection->setText(choices.connection);
    m_resetClientId->setText(choices.resetClientId);
    m_details->setVisible(choices.reset.testFlag(ResetMethod::Email));
}

} // namespace bulkhead::ui
