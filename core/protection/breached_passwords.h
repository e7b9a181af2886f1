// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonObject>
#include <QStringList>

#include <optional>

namespace bulkhead::protection {

// Breached Password Detection as the tenant shows it. Kept as it came, so that what this program
// does not know is given back unharmed.

// A list that can be wished for, and the words that it may hold.
enum class List { Shields, SignupShields, ResetShields, AdminFrequency };
[[nodiscard]] const QStringList &wordsFor(List list);
[[nodiscard]] const QStringList &methods();

// What is to be otherwise; what is absent stays.
struct BreachedWish
{
    std::optional<bool> enabled{};
    std::optional<QStringList> shields{};
    std::optional<QStringList> signupShields{};
    std::optional<QStringList> resetShields{};
    std::optional<QStringList> adminFrequency{};
    std::optional<QString> method{};
};

[[nodiscard]] QJsonObject merged(QJsonObject settings, const BreachedWish &wish);
// The same protection: the order in a list, and a list that is empty or absent, make no difference.
[[nodiscard]] bool isSame(const QJsonObject &one, const QJsonObject &other);
// What to send so that `now` becomes `wanted`: only what differs, lists and `stage` whole.
[[nodiscard]] QJsonObject difference(const QJsonObject &now, const QJsonObject &wanted);

[[nodiscard]] bool isOn(const QJsonObject &settings);
[[nodiscard]] QStringList listIn(const QJsonObject &settings, List list);
// Switched on and doing nothing but watch.
[[nodiscard]] bool onlyWatches(const QJsonObject &settings);

} // namespace bulkhead::protection
