// SPDX-License-Identifier: Apache-2.0
#include "measures/password.h"

#include "auth0/endpoints.h"
#include "auth0/reset_endpoints.h"
#include "measures/random_password.h"
#include "measures/user_profile.h"

using namespace Qt::StringLiterals;

namespace bulkhead::measures {
namespace {

// PasswordStrengthError, PasswordHistoryError, PasswordDictionaryError, PasswordNoUserInfoError:
// the start of the message is all that tells them (Auth0 SDK issues).
bool isAboutPassword(const auth0::Reading &reading)
{
    return reading.outcome == Outcome::Refused && reading.message.startsWith(u"Password")
        && reading.message.contains(u"Error");
}

} // namespace

PasswordStep::PasswordStep(const Target &target)
    : m_userId(target.user.userId), m_connection(target.connection), m_blocked(target.foundBlocked)
{
}

Call PasswordStep::setCall() const
{
    return {.request = auth0::setPassword(
                m_userId, m_connection.name, randomPassword(m_connection.minLength)),
        .shape = auth0::Shape::JsonObject,
        .secretBody = true,
        .note = m_blocked ? u"blocked"_s : QString()};
}

Call PasswordStep::next()
{
    switch (m_at) {
    case At::Look:
    case At::ReadBack: return {auth0::getUser(m_userId), auth0::Shape::JsonObject};
    case At::Set: return setCall();
    case At::BlockAgain:
        return {.request = auth0::block(m_userId),
            .shape = auth0::Shape::JsonObject,
            .note = u"blocked again"_s};
    }
    Q_UNREACHABLE();
}

std::optional<End> PasswordStep::answered(const auth0::Reading &, const QByteArray &body)
{
    const auto profile = readProfile(body);
    switch (m_at) {
    case At::Look:
        m_blocked = m_blocked || (profile && profile->blocked);
        m_at = At::Set;
        return std::nullopt;
    case At::Set:
        m_changedMs = profile ? profile->lastPasswordResetMs : 0;
        m_at = At::BlockAgain;
        if (m_blocked)
            return std::nullopt;
        return End{.text = QString::number(m_changedMs)};
    case At::BlockAgain: m_at = At::ReadBack; return std::nullopt;
    case At::ReadBack: break;
    }
    if (profile && profile->blocked)
        return End{.text = QString::number(m_changedMs)};
    return End{StepState::Failed, Reason::BlockNotRestored};
}

std::optional<End> PasswordStep::refused(const auth0::Reading &reading, End end)
{
    if (owes())
        return End{StepState::Failed, Reason::BlockNotRestored, end.text};
    if (m_at != At::Set || !isAboutPassword(reading))
        return end;
    if (!std::exchange(m_secondPassword, true))
        return std::nullopt;
    return End{StepState::Failed, Reason::PasswordRejected, end.text};
}

bool PasswordStep::owes() const
{
    return m_blocked && (m_at == At::BlockAgain || m_at == At::ReadBack);
}

} // namespace bulkhead::measures
