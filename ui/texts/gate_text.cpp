// SPDX-License-Identifier: Apache-2.0
#include "texts/gate_text.h"

#include "run/gate_raising.h"
#include "texts/report_text.h"

#include <QCoreApplication>
#include <QDateTime>

using namespace Qt::StringLiterals;

namespace bulkhead::texts {
namespace {

// Auth0's default life of an API's access tokens; each API may have another.
constexpr qint64 accessTokenLifeMs = 86'400'000;

QString tr(const char *text)
{
    return QCoreApplication::translate("gate", text);
}

QString lostBindings(const journal::GateRecord &gate)
{
    return gate.lost.isEmpty()
        ? QString()
        : tr("Bindings of others went missing meanwhile and could not be put back: %1.")
              .arg(gate.lost.join(u", "));
}

QString upText(const journal::GateRecord &gate)
{
    const QString text =
        tr("Closed to new tokens since %1. Access tokens issued before live on until they expire: "
           "by Auth0's default until %2 at the latest, where an API has no longer life of its own.")
            .arg(clockTime(gate.sinceMs), clockTime(gate.sinceMs + accessTokenLifeMs));
    return gate.lost.isEmpty() ? text : text + u' ' + lostBindings(gate);
}

QString behindWords(const run::BehindGate &behind)
{
    if (behind.connections.isEmpty())
        return tr("%1 behind the gate. It lets each pass who has chosen a new password since.")
            .arg(userCount(behind.users));
    return tr("Behind it is everybody who logs in by %1, listed or not, until they have chosen a "
              "new password; of the list %2, as far as they were looked up.")
        .arg(behind.connections.join(u", "_s), userCount(behind.users));
}

GateWords upWords(const journal::GateRecord &gate, const run::BehindGate &behind)
{
    const auto since = QDateTime::fromMSecsSinceEpoch(gate.sinceMs, Qt::UTC);
    GateWords words{tr("Closed to new tokens since %1").arg(since.toString(u"HH:mm:ss 'UTC'"_s)),
        {behindWords(behind),
            tr("Access tokens issued earlier live until %1 at the latest: Auth0's default, where "
               "an "
               "API has no longer life of its own.")
                .arg(clockTime(gate.sinceMs + accessTokenLifeMs))}};
    if (behind.held > 0)
        words.lines.insert(1,
            tr("%1 held until released: an e-mail, a factor or an identity is newer than the "
               "attack.")
                .arg(userCount(behind.held)));
    if (!gate.lost.isEmpty())
        words.lines << lostBindings(gate);
    return words;
}

} // namespace

QString clockTime(qint64 utcMs)
{
    return QDateTime::fromMSecsSinceEpoch(utcMs, Qt::UTC).toString(u"yyyy-MM-dd HH:mm:ss 'UTC'"_s);
}

QString defaultDenyText()
{
    return tr("This account was secured after an incident. Choose “Forgot password?” on the login "
              "page to set a new password, or turn to your help desk.");
}

QString defaultRotationText()
{
    return tr("Your password is older than is allowed here. Choose “Forgot password?” on the login "
              "page to set a new one, or turn to your help desk.");
}

QString standText(const gate::Stand &stand)
{
    using gate::Standing;
    switch (stand.standing) {
    case Standing::Up: return tr("%1 is bound first, with our code.").arg(stand.name);
    case Standing::Missing: return tr("%1 is not deployed.").arg(stand.name);
    case Standing::NotBound: return tr("%1 is not bound to the login flow.").arg(stand.name);
    case Standing::NotFirst: return tr("%1 is not bound first any more.").arg(stand.name);
    case Standing::OtherCode:
        return tr("%1 is deployed with other code than ours.").arg(stand.name);
    }
    Q_UNREACHABLE();
}

GateWords gateWords(const journal::GateRecord &gate, const run::BehindGate &behind)
{
    using journal::GateState;
    const QString open = tr("Affected users whose turn has not come can get new tokens.");
    switch (gate.state) {
    case GateState::None: return {tr("The gate is not up"), {open}};
    case GateState::Raising:
        return {tr("The gate is not up yet"),
            {tr("It was begun and has not come to its end.") + u' ' + open}};
    case GateState::Up: return upWords(gate, behind);
    case GateState::Lowering:
        return {tr("The gate is half down"), {tr("Take it down again to finish that.")}};
    case GateState::Down:
        return {tr("The gate was taken down"),
            {tr("Since %1 it refuses nobody.").arg(clockTime(gate.sinceMs))}};
    case GateState::Lost:
        return {tr("The gate is down"),
            {tr("It was found down at %1: somebody or something has changed the tenant's Actions.")
                    .arg(clockTime(gate.sinceMs)),
                open + u' ' + tr("Put it up again.")}};
    }
    Q_UNREACHABLE();
}

QString noExemption()
{
    return u"NO EXEMPTION"_s; // the same in every language
}

QStringList missingForGate(const QStringList &scopes)
{
    QStringList missing;
    if (scopes.isEmpty())
        return missing;
    for (const QString &scope : run::gateScopes()) {
        if (!scopes.contains(scope))
            missing << scope;
    }
    return missing;
}

bool isAboutTheGate(const Error &error)
{
    switch (error.fault) {
    case Fault::ActionNameTaken:
    case Fault::ActionBuildFailed:
    case Fault::ActionTooLong:
    case Fault::ActionRefused:
    case Fault::TriggerFull:
    case Fault::BindingsChanged:
    case Fault::ConnectionUnknown:
    case Fault::ConnectionStrands:
    case Fault::ExemptionMissing:
    case Fault::NobodyToTreat: return true;
    case Fault::ScopeMissing: return error.detail.contains(u":actions");
    default: return false;
    }
}

QString gateText(const journal::GateRecord &gate)
{
    using journal::GateState;
    switch (gate.state) {
    case GateState::None: return tr("There is no gate.");
    case GateState::Raising: return tr("The gate was begun and is not up; “gate up” goes on.");
    case GateState::Up: return upText(gate);
    case GateState::Lowering: return tr("The gate is half down; “gate down” goes on.");
    case GateState::Down: return tr("The gate was taken down at %1.").arg(clockTime(gate.sinceMs));
    case GateState::Lost:
        return tr("The gate was found down at %1: affected users can get new tokens. “gate up” "
                  "puts it up again.")
            .arg(clockTime(gate.sinceMs));
    }
    Q_UNREACHABLE();
}

} // namespace bulkhead::texts
