// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/text_arena.h"
#include "journal/entry.h"
#include "journal/gate_record.h"
#include "model/connection.h"
#include "model/identifier.h"
#include "model/mail_settings.h"
#include "model/plan_choices.h"
#include "model/tenant.h"
#include "model/user.h"

#include <QStringList>

#include <array>
#include <map>
#include <span>

namespace bulkhead::journal {

enum class IncidentState { New, Imported, Planned, Running, Paused, Halted, Cancelled, Finished };
[[nodiscard]] QString wireName(IncidentState state);

struct Step
{
    qint64 concludedAtMs = 0;
    TextArena::Ref words; // the server's, when it did not go well
    quint16 attempts = 0;
    qint16 httpStatus = 0;
    StepState state = StepState::Pending;
    Reason reason = Reason::None;
    bool open = false; // an intent without an answer
    bool foundBlocked = false; // a password whose user was blocked before the first call
};

// When the tenant last looked at says that the user's password was changed.
struct PasswordLook
{
    qint64 baselineMs = 0; // after our own measures, or when the user was looked up; 0: never
    qint64 lookedAtMs = 0; // 0: nobody looked since
    qint64 changedMs = 0; // as seen then
    // Changed since, and not by us.
    [[nodiscard]] bool changed() const { return lookedAtMs > 0 && changedMs > baselineMs; }
};

// The limit of the Management API, as the process that ran last took it to be.
struct AssumedLimit
{
    QString plan; // whose limit that is, by name; empty: of none that is documented
    bool seen = false; // the tenant's answers have told its size
    double burst = 0;
    double perS = 0;
    double ceilingPerS = 0; // of which the run takes at most
    double reserve = 0; // calls it leaves in the bucket
    double othersPerS = 0; // what other clients take
};

struct CallCounts
{
    qint64 sent = 0;
    qint64 throttled = 0;
};

// The live copy of a journal: every entry, folded. It knows nothing that the file does not say, so
// a report after a crash on another machine is the same report. About 130 bytes a row.
class Ledger
{
public:
    void apply(const Entry &entry);
    // The process that wrote this is gone: a running incident is paused, an open intent of an
    // idempotent measure is pending again, any other is Unknown.
    void processGone();

    // The incident
    [[nodiscard]] const QString &id() const { return m_id; } // of this incident, random
    [[nodiscard]] const TenantConfig &tenant() const { return m_tenant; }
    [[nodiscard]] const QString &issuer() const { return m_issuer; }
    [[nodiscard]] bool tenantSeen() const { return m_tenantSeen; }
    [[nodiscard]] bool practice() const { return m_practice; }
    [[nodiscard]] bool isRehearsal() const { return m_rehearsal; }
    // As the tenant last told; empty when the token may not read them.
    [[nodiscard]] const std::vector<Connection> &connections() const { return m_connections; }
    // The database connections that users found so far have a password in, each once.
    [[nodiscard]] QStringList databases() const;
    [[nodiscard]] const QJsonObject &survey() const { return m_survey; }
    [[nodiscard]] IncidentState state() const { return m_state; }
    [[nodiscard]] std::optional<Error> halt() const { return m_halt; }
    [[nodiscard]] bool runStarted() const { return m_runStarted; }

    [[nodiscard]] const GateRecord &gate() const { return m_gate; }
    // The mail server that letters go by; nothing: none do.
    [[nodiscard]] const std::optional<MailSettings> &mail() const { return m_mail; }

    // The list
    struct Source
    {
        QString name, column;
    };
    struct Place // where an identifier stood
    {
        qint32 source;
        qint64 line;
    };
    struct Reject
    {
        Place place;
        RejectReason reason;
        TextArena::Ref input;
    };
    [[nodiscard]] qint32 rowCount() const { return qint32(m_rows.size()); }
    [[nodiscard]] const std::vector<Source> &sources() const { return m_sources; }
    [[nodiscard]] const std::vector<Reject> &rejects() const { return m_rejects; }
    [[nodiscard]] QString text(TextArena::Ref ref) const { return m_arena.at(ref); }
    [[nodiscard]] Identifier identifier(qint32 row) const;
    [[nodiscard]] std::vector<Place> places(qint32 row) const; // all, in the order of the list
    [[nodiscard]] qint64 repeatCount() const { return qint64(m_repeats.size()); }
    [[nodiscard]] Resolution resolution(qint32 row) const { return m_rows[size_t(row)].resolution; }
    [[nodiscard]] QStringList candidates(qint32 row) const; // user_ids, when Several
    [[nodiscard]] User user(qint32 row) const;
    // Where it is looked for what an attacker may have left behind, if anywhere.
    [[nodiscard]] const TimeWindow &evidenceWindow() const { return m_evidenceWindow; }
    [[nodiscard]] bool evidenceRead(qint32 row) const { return m_rows[size_t(row)].evidence; }

    // The plan
    [[nodiscard]] bool planned() const { return m_planned; }
    [[nodiscard]] const PlanChoices &choices() const { return m_choices; }
    [[nodiscard]] const PlanCounts &counts() const { return m_counts; }
    [[nodiscard]] const std::vector<Measure> &measures() const { return m_measures; }
    // Its list says that it comes first, whatever the plan.
    [[nodiscard]] bool listedFirst(qint32 row) const { return m_rows[size_t(row)].listedFirst; }
    [[nodiscard]] Rank rank(qint32 row) const { return m_rows[size_t(row)].rank; }

    // The run. A row that is merged into another has no steps and no state of its own.
    [[nodiscard]] std::span<const Step> steps(qint32 row) const;
    [[nodiscard]] StepState userState(qint32 row) const;
    [[nodiscard]] Reason userReason(qint32 row) const;
    [[nodiscard]] const PasswordLook &passwordLook(qint32 row) const
    {
        return m_rows[size_t(row)].look;
    }
    // A password, flag, mail or ticket of this user is done, so that the owner is to change it.
    [[nodiscard]] bool wasReset(qint32 row) const;
    [[nodiscard]] qint64 userTotal(StepState state) const { return m_totals[size_t(state)]; }
    [[nodiscard]] qint64 userTotal() const;
    [[nodiscard]] CallCounts calls(Api api) const { return m_calls[size_t(api)]; }
    [[nodiscard]] double pacePerS() const { return m_pacePerS; }
    [[nodiscard]] qint64 etaS() const { return m_etaS; }
    // Nothing before the first call of a run.
    [[nodiscard]] const std::optional<AssumedLimit> &limit() const { return m_limit; }
    [[nodiscard]] qint64 updatedAtMs() const { return m_updatedAtMs; }

private:
    struct Row
    {
        TextArena::Ref input, userId, email;
        TextArena::Ref identities; // with line ends between them
        quint32 line = 0;
        qint32 mergedInto = -1;
        quint16 source = 0;
        quint16 connections = 0; // index into m_connectionSets
        quint16 language = 0; // index into m_languages
        IdentifierKind kind = IdentifierKind::UserId;
        Resolution resolution = Resolution::Open;
        StepState counted = StepState::Pending; // the state this row is counted under
        Rank rank = Rank::Rest;
        bool listedFirst = false;
        bool evidence = false;
        quint16 traits = 0;
        qint64 lastLoginMs = 0;
        PasswordLook look;
    };
    void created(const Entry &entry);
    void tenantSeen(const Entry &entry);
    void listed(const Entry &entry);
    void resolved(const Entry &entry);
    void repeated(const Entry &entry);
    void windowed(const Entry &entry);
    void evidence(const Entry &entry);
    void merge(qint32 row, qint32 into);
    void planned(const Entry &entry);
    void surveyed(const Entry &entry);
    void mailChosen(const Entry &entry);
    void heartbeat(const Entry &entry);
    void stepEntry(const Entry &entry);
    void settleOpenIntents();
    void countIntended();
    void runEnded(const Entry &entry);
    void cancelPending();
    void answered(Step &step, const Entry &entry);
    void recountAll();
    void recount(qint32 row);
    [[nodiscard]] Step *step(const Entry &entry);
    [[nodiscard]] quint16 connectionSet(const QStringList &names);
    [[nodiscard]] quint16 languageIndex(const QString &language);

    QString m_id;
    TenantConfig m_tenant;
    QString m_issuer;
    bool m_tenantSeen = false;
    bool m_practice = false;
    bool m_rehearsal = false;
    QJsonObject m_survey;
    std::vector<Connection> m_connections;
    IncidentState m_state = IncidentState::New;
    std::optional<Error> m_halt;
    bool m_runStarted = false;
    GateRecord m_gate;
    std::optional<MailSettings> m_mail;

    TextArena m_arena;
    std::vector<Source> m_sources;
    std::vector<Row> m_rows;
    std::multimap<qint32, Place> m_repeats; // by row
    std::vector<Reject> m_rejects;
    TimeWindow m_evidenceWindow;
    std::vector<QStringList> m_connectionSets{QStringList()}; // few, shared by many users
    std::vector<QString> m_languages{QString()}; // few as well

    bool m_planned = false;
    PlanChoices m_choices;
    PlanCounts m_counts;
    std::vector<Measure> m_measures;
    std::vector<Step> m_steps; // rows x measures
    std::array<qint64, 6> m_totals{};
    std::array<CallCounts, 2> m_calls{};
    std::array<qint64, 2> m_intended{}; // calls since the last heartbeat, which will count them
    double m_pacePerS = 0;
    qint64 m_etaS = -1;
    std::optional<AssumedLimit> m_limit;
    qint64 m_updatedAtMs = 0;
};

// The worst state of several, in the order of the report: failed, unknown, pending, cancelled,
// skipped, done.
[[nodiscard]] StepState worst(StepState one, StepState other);

} // namespace bulkhead::journal
