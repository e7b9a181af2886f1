// SPDX-License-Identifier: Apache-2.0
#include "gate/gate_review.h"

#include "look/choice_card.h"
#include "model/tenant_survey.h"
#include "run/gate_raising.h"
#include "texts/fault_text.h"
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
    m_countedBy.reset();
    refresh();
}

// All rows are gone through when what decides about them has changed.
void GateReview::count()
{
    const journal::Ledger &ledger = m_live.ledger();
    journal::GateChoices choices = m_live.gateWish().choices;
    choices.denyText.clear();
    if (m_countedBy == choices)
        return;
    m_countedBy = choices;
    m_behind = run::behindGate(ledger, choices);
    m_strandedUsers = run::strandedUsers(ledger);
    m_stranding = run::strandingConnections(ledger, choices.connections);
    m_missingScopes = texts::missingForGate(surveyFromJson(ledger.survey()).token.scopes);
    m_unfit.reset();
    if (choices.connections.isEmpty())
        return;
    const auto fit =
        run::checkRule(ledger, choices, run::gateContent(ledger, choices, run::GateFor::Now));
    if (!fit)
        m_unfit = fit.error();
}

void GateReview::refresh()
{
    setVisible(m_live.ledger().planned() && m_live.gateWish().first);
    if (isHidden())
        return emit changed();
    count();
    const journal::GateChoices &choices = m_live.gateWish().choices;
    const bool lacks = !m_missingScopes.isEmpty();
    setLines(lines());
    QStringList stranded;
    if (m_strandedUsers > 0)
        stranded << tr("%1 could never get past it by themselves: no password in this tenant, a "
                       "user store of its own, no self-service, or no e-mail address.")
                        .arg(texts::userCount(m_strandedUsers));
    if (!m_stranding.isEmpty())
        stranded << tr("Nobody at all who logs in by %1 could.").arg(m_stranding.join(u", "_s));
    m_strandedWords->setText((stranded << tr("What becomes of them?")).join(u' '));
    m_stranded->setVisible(stranded.size() > 1);
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
    const QString told = m_live.gateWish().choices.denyText;
    const QString refused = m_behind.connections.isEmpty()
        ? tr("%1 get no new token until they have chosen a new password. They are told: “%2”")
              .arg(texts::userCount(m_behind.users), told)
        : tr("Everybody who logs in by %1, listed or not, gets no new token until they have chosen "
             "a new password; of the list that is %2. They are told: “%3”")
              .arg(m_behind.connections.join(u", "_s), texts::userCount(m_behind.users), told);
    if (gate.state != journal::GateState::Up)
        return {tr("Start puts it up before anything else."), refused};
    return {texts::gateWords(gate, m_behind).title + u'.',
        tr("Start renews it with the users that were found."), refused};
}

bool GateReview::needsChoice() const
{
    const bool some = m_strandedUsers > 0 || !m_stranding.isEmpty();
    return some && !m_live.gateWish().choices.strandedChosen;
}

QString GateReview::missing() const
{
    if (isHidden() || m_without->box()->isChecked())
        return {};
    if (!m_missingScopes.isEmpty())
        return tr("The token may not put the gate up");
    if (needsChoice())
        return tr("Choose what becomes of those who cannot pass the gate by themselves");
    if (!m_unfit)
        return {};
    if (m_unfit->fault == Fault::ConnectionUnknown && m_live.ledger().connections().empty())
        return tr("Whether the gate's connections exist could not be read: that takes the "
                  "permission read:connections");
    return m_unfit->fault == Fault::ExemptionMissing
        ? tr("The gate spares nobody: protect somebody on Plan, or type %1 there")
              .arg(texts::noExemption())
        : texts::explain(*m_unfit).happened;
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
