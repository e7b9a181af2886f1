// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "practice/route.h"

#include <QJsonArray>
#include <QJsonObject>

#include <optional>

namespace bulkhead::practice {

// What several routes understand in a query. Nothing when the value is none.
[[nodiscard]] std::optional<bool> flag(const Call &call, const QString &name, bool otherwise);
[[nodiscard]] std::optional<int> number(
    const Call &call, const QString &name, int otherwise, int least, int most);
[[nodiscard]] Reply badQuery(const QString &message);

// `fields` and `include_fields`.
struct Selection
{
    QStringList fields{};
    bool include = true;
    bool valid = true;

    Selection() = default; // everything
    Selection(const Call &call, const QStringList &known);
    [[nodiscard]] QJsonObject of(QJsonObject object) const;
};

// The part of a list that the query asks for: by `from` and `take`, where the objects' ids are the
// checkpoints, or by `page`, `per_page` and `include_totals`; never both.
[[nodiscard]] Reply listed(
    const Call &call, const QString &name, const QJsonArray &all, const Selection &selection = {});

// The part that `page` and `per_page` (20) ask for, always with the total, as Actions have it.
[[nodiscard]] Reply paged(const Call &call, const QString &name, const QJsonArray &all);

} // namespace bulkhead::practice
