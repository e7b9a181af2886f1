// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/clock.h"
#include "practice/population.h"

#include <QHash>
#include <QSet>

#include <limits>

namespace bulkhead::practice {

// Which reset link of a user works: the newest, whichever way it was made.
struct ResetLink
{
    enum class Way : quint8 { None, Mail, Ticket };
    Way way = Way::None;
    qint64 endsAtMs = std::numeric_limits<qint64>::min(); // UTC
    QByteArray ticket{}; // digest of its URL; empty for a mail
};

// mail, ticket, or empty.
[[nodiscard]] QString wireName(ResetLink::Way way);

// A way to prove oneself besides the password.
struct Factor
{
    QString type; // totp, passkey
    qint64 createdMs = 0; // UTC
};

// What calls and people have changed about one user.
struct ProfileChange
{
    std::optional<bool> blocked;
    std::optional<QJsonObject> appMetadata;
    std::optional<QString> email; // a new one is not verified
    std::optional<qint64> passwordResetMs;
    std::optional<qint64> updatedMs;
    std::optional<qint64> loginMs;
    QList<QByteArray> passwords; // digests, newest last
    ResetLink link;
    QList<Factor> factors; // enrolled since
    QSet<QString> deletedCredentials;
    int logins = 0;
};

// The users as they are now: the population, and over it what was changed.
class Profiles
{
public:
    Profiles(const Population &population, const Clock &clock);

    [[nodiscard]] QJsonObject profile(int user) const;
    [[nodiscard]] QString email(int user) const;
    // Exact, case included.
    [[nodiscard]] QList<int> byEmail(const QString &email) const;
    [[nodiscard]] bool holds(int user, const QString &connection) const;
    [[nodiscard]] const ProfileChange &changeOf(int user) const;
    // The way of the link that works now.
    [[nodiscard]] ResetLink::Way validLink(int user) const;
    [[nodiscard]] qint64 bornMs() const { return m_bornMs; }

    // To write into.
    [[nodiscard]] ProfileChange &change(int user) { return m_changes[user]; }
    // The same, and the profile counts as updated now.
    [[nodiscard]] ProfileChange &update(int user);
    void moveTo(int user, const QString &email);

private:
    const Population &m_population;
    const Clock &m_clock;
    qint64 m_bornMs; // UTC
    QHash<int, ProfileChange> m_changes;
    QMultiHash<QString, int> m_moved; // by the new e-mail
};

} // namespace bulkhead::practice
