// SPDX-License-Identifier: Apache-2.0
// How the page reaches what a person asked of it, answer by answer.
#include "tenant/tenant_page.h"

#include "look/look.h"
#include "look/path_field.h"
#include "mail/mail_card.h"
#include "tenant/connection_panel.h"
#include "tenant/credential_rows.h"
#include "tenant/own_tenant_form.h"
#include "texts/fault_text.h"

#include <QLabel>

namespace bulkhead::ui {

QString TenantPage::clientOf(const TenantConfig &tenant)
{
    return tenant.clientId + u'@' + tenant.address.origin();
}

bool TenantPage::practiceRuns() const
{
    return m_practice
        && (!m_live.isOpen()
            || m_practice->address.origin() == m_live.ledger().tenant().address.origin());
}

// An unfinished drill finds its tenant where it was.
void TenantPage::wakePractice()
{
    if (m_live.isOpen() && !m_live.readOnly() && m_live.builtInPractice() && trusted()
        && !practiceRuns())
        m_desk.startPractice();
}

QString TenantPage::busy() const
{
    switch (m_awaited) {
    case Answer::None: return {};
    case Answer::Practice: return tr("Starting the practice tenant…");
    case Answer::Credential: return tr("Keeping the secret…");
    case Answer::Connection: return tr("Checking the connection…");
    case Answer::Incident: return tr("Making the incident file…");
    }
    Q_UNREACHABLE();
}

void TenantPage::pursue(Goal goal)
{
    m_goal = goal;
    m_mail->handOver();
    m_connection->clear();
    m_checked = asTyped();
    showReason(*m_practiceReason, {});
    showReason(*m_fileReason, {});
    step();
}

// What the goal needs next.
void TenantPage::step()
{
    if (practiceChosen() && !practiceRuns()) {
        await(Answer::Practice);
        return m_desk.startPractice();
    }
    const auto of = tenant();
    if (of && !practiceChosen() && m_form->credential().hasEntered()) {
        m_secretAskedFor = clientOf(*of);
        await(Answer::Credential);
        return m_desk.giveCredential(*of, m_form->credential().take());
    }
    if (of && m_goal == Goal::Check) {
        await(Answer::Connection);
        return m_desk.checkConnection(*of);
    }
    if (of && !m_live.isOpen()) {
        remember(); // its form is filled in anew when the incident opens
        await(Answer::Incident);
        return m_desk.createIncident(m_file->path(), *of);
    }
    if (std::exchange(m_goal, Goal::None) != Goal::Advance || !of)
        return;
    remember();
    emit advanced();
}

// Not what a file from elsewhere names: its authorities are somebody else's choice.
void TenantPage::remember()
{
    const bool ours = !m_live.isOpen() || m_live.createdHere();
    if (const auto profile = m_form->profile(); profile && ours && !practiceChosen())
        rememberProfile(*profile);
}

void TenantPage::await(Answer answer)
{
    m_awaited = answer;
    refresh();
}

void TenantPage::answered(Answer answer)
{
    if (m_awaited != answer)
        return;
    await(Answer::None);
    if (answer == Answer::Connection)
        m_goal = Goal::None;
    else
        step();
}

void TenantPage::failed(Task task, const Error &error)
{
    if (m_goal == Goal::None && task != Task::StartingPractice)
        return;
    m_goal = Goal::None;
    const texts::Explanation why = texts::explain(error);
    if (m_awaited == Answer::Credential)
        m_form->credential().showError(error);
    else if (task == Task::Checking)
        m_connection->showError(error);
    else
        showReason(task == Task::StartingPractice ? *m_practiceReason : *m_fileReason,
            why.happened + u' ' + why.todo);
    await(Answer::None);
}

} // namespace bulkhead::ui
