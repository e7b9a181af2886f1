// SPDX-License-Identifier: Apache-2.0
#include "gate/gate_review.h"

#include "look/choice_card.h"
#include "model/tenant_survey.h"
#include "run/gate_list.h"
#include "texts/gate_text.h"
#include "texts/report_text.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QLabel>
#include <QRadioButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace bulkhead::ui {

GateReview::GateReview(LiveIncident &live, QWidget *parent)
    : TextCard(tr("The gate"), {}, parent), m_live(live), m_strandedWords(new QLabel),
      m_choice(new QButtonGroup(this)),
      m_deny(new ChoiceCard(tr("Refuse them"),
          tr("Nobody gets a token in their name. Your help desk lets them in again, or the gate "
             "comes down."))),
      m_pass(new ChoiceCard(tr("Let them pass"),
          tr("Whoever is in one of these accounts goes on getting tokens; the run still revokes "
             "what they have."))),
      m_stranded(strandedChoice()), m_lacking(reasonLabel()),
      m_without(new CheckCard(tr("Start without the gate"),
          tr("Until a user's turn comes, whoever is in the account can get new tokens.")))
{
    layout()->addWidget(m_stranded);
    layout()->addWidget(m_lacking);
    layout()->addWidget(m_without);
    connect(m_deny->radio(), &QRadioButton::clicked, this, [this] { choose(false); });
    connect(m_pass->radio(), &QRadioButton::clicked, this, [this] { choose(true); });
    connect(m_without->box(), &QCheckBox::toggled, this, &GateReview::changed);
    connect(&m_live, &LiveIncident::gateChanged, this, &GateReview::refresh);
}

QWidget *GateReview::strandedChoice()
{
    m_strandedWords->setWordWrap(true);
    m_strandedWords->setTextFormat(Qt::PlainText);
    m_choice->addButton(m_deny->radio());
    m_choice->addButton(m_pass->radio());
    auto *area = new QWidget;
    auto *column = new QVBoxLayout(area);
    column->setContentsMargins(0, spacing / 2, 0, 0);
    column->setSpacing(spacing);
    column->addWidget(m_strandedWords);
    column->addWidget(inTwoColumns({m_deny, m_pass}));
    return area;
}

void GateReview::showGate()
{
    m_counted = false;
    refresh();
}

void GateReview::count()
{
    const journal::Ledger &ledger = m_live.ledger();
    m_strandedUsers = run::strandedUsers(ledger);
    m_users = run::usersBehindGate(ledger, {});
    m_missingScopes = texts::missingForGate(surveyFromJson(ledger.survey()).token.scopes);
}

qint64 GateReview::refusedUsers() const
{
    return m_live.gateWish().choices.letStrandedIn ? m_users - m_strandedUsers : m_users;
}

void GateReview::refresh()
{
    setVisible(m_live.ledger().planned() && m_live.gateWish().first);
    if (isHidden())
        return emit changed();
    if (!std::exchange(m_counted, true))
        count();
    const journal::GateChoices &choices = m_live.gateWish().choices;
    const bool lacks = !m_missingScopes.isEmpty();
    setLines(lines());
    m_strandedWords->setText(
        tr("%1 could never get past it by themselves: no password in this tenant, a user store of "
           "its own, no self-service, or no e-mail address. What becomes of them?")
            .arg(texts::userCount(m_strandedUsers)));
    m_stranded->setVisible(m_strandedUsers > 0);
    m_stranded->setEnabled(!m_live.frozen());
    m_choice->setExclusive(false); // else none could be taken back
    m_deny->radio()->setChecked(choices.strandedChosen && !choices.letStrandedIn);
    m_pass->radio()->setChecked(choices.strandedChosen && choices.letStrandedIn);
    m_choice->setExclusive(true);
    showReason(*m_lacking,
        lacks
            ? tr("The gate cannot be put up: the token lacks %1. Grant that to the application in "
                 "the Dashboard and check again, or start without the gate.")
                  .arg(m_missingScopes.join(u", "))
            : QString());
    m_without->setVisible(lacks && !m_live.frozen());
    if (!lacks)
        m_without->box()->setChecked(false);
    emit changed();
}

QStringList GateReview::lines() const
{
    const journal::GateRecord &gate = m_live.ledger().gate();
    const QString refused =
        tr("%1 get no new token until they have chosen a new password. They are told: “%2”")
            .arg(texts::userCount(refusedUsers()), m_live.gateWish().choices.denyText);
    if (gate.state != journal::GateState::Up)
        return {tr("Start puts it up before anything else."), refused};
    return {texts::gateWords(gate, refusedUsers()).title + u'.',
        tr("Start renews it with the users that were found."), refused};
}

bool GateReview::needsChoice() const
{
    return m_strandedUsers > 0 && !m_live.gateWish().choices.strandedChosen;
}

QString GateReview::missing() const
{
    if (isHidden() || m_without->box()->isChecked())
        return {};
    if (!m_missingScopes.isEmpty())
        return tr("The token may not put the gate up");
    return needsChoice() ? tr("Choose what becomes of those who cannot pass the gate by themselves")
                         : QString();
}

run::RunOptions GateReview::runOptions() const
{
    run::RunOptions options;
    if (m_live.gateWish().first && !m_without->box()->isChecked())
        options.gate = m_live.gateWish().choices;
    return options;
}

void GateReview::choose(bool letIn)
{
    GateWish wished = m_live.gateWish();
    wished.choices.letStrandedIn = letIn;
    wished.choices.strandedChosen = true;
    m_live.wishGate(wished);
}

} // namespace bulkhead::ui
