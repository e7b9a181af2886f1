// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "desk/live_incident.h"
#include "flow/page.h"

class QLabel;

namespace bulkhead::ui {

class ChoiceCard;
class ConnectionPanel;
class MailCard;
class OwnTenantForm;
class PathField;
class TrustBox;

// Which tenant, and where the incident is kept. Going on starts the practice tenant or keeps the
// secret, then makes the incident's file. With an incident open it shows that one's tenant.
class TenantPage : public Page
{
    Q_OBJECT
public:
    TenantPage(Desk &desk, LiveIncident &live, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override { return tr("Tenant"); }
    [[nodiscard]] QString iconName() const override { return QStringLiteral("tenant"); }
    [[nodiscard]] QString subtitle() const override;
    [[nodiscard]] QString missing() const override;
    void primary() override { pursue(Goal::Advance); }
    void entered() override;

    // The open incident may make calls: it is from here, or the person knows its tenant.
    [[nodiscard]] bool trusted() const;
    // What is still missing before a call can be made; empty: nothing.
    [[nodiscard]] QString missingForCalls() const;
    // The tenant to which calls can be made now, also before there is an incident.
    [[nodiscard]] std::optional<TenantConfig> tenantForCalls() const;

public slots:
    void choosePractice();
    void chooseOwn();
    // From the command line.
    void prefill(const QString &address, const QString &clientId, const QString &audience,
        const QString &caFile);

private:
    // A goal takes several answers of the desk, one after the other.
    enum class Goal { None, Check, Advance };
    enum class Answer { None, Practice, Credential, Connection, Incident };
    void build();
    void listen();
    void pursue(Goal goal);
    void step();
    void await(Answer answer);
    void answered(Answer answer);
    void failed(Task task, const Error &error);
    void incidentReplaced();
    void showOpenIncident();
    void showNewIncident();
    void wakePractice();
    void remember();
    void refresh();
    [[nodiscard]] QString asTyped() const;
    [[nodiscard]] static QString clientOf(const TenantConfig &tenant);
    [[nodiscard]] bool practiceChosen() const;
    [[nodiscard]] bool practiceRuns() const;
    [[nodiscard]] std::optional<TenantConfig> tenant() const;
    [[nodiscard]] QString busy() const;

    Desk &m_desk;
    LiveIncident &m_live;
    ChoiceCard *m_practiceCard;
    ChoiceCard *m_ownCard;
    OwnTenantForm *m_form;
    PathField *m_file;
    QLabel *m_fileReason;
    QLabel *m_practiceReason;
    ConnectionPanel *m_connection;
    MailCard *m_mail;
    TrustBox *m_trust;
    std::optional<TenantConfig> m_practice; // runs in this program
    QString m_shown; // which open incident is shown
    QString m_checked; // what stood in the form when a check was begun
    QString m_secretAskedFor; // client and tenant
    bool m_showsForeign = false; // what somebody else chose must not go into a new incident
    Goal m_goal = Goal::None;
    Answer m_awaited = Answer::None;
};

} // namespace bulkhead::ui
