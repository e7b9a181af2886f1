// SPDX-License-Identifier: Apache-2.0
#include "intake/column.h"

#include "intake/identifier_cell.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bulkhead::intake {
namespace {

// Best first. `sub` is what tokens and logs call a user_id; `id` may be anything.
const QStringList &userIdNames()
{
    static const QStringList names{u"userid"_s, u"auth0userid"_s, u"auth0id"_s, u"sub"_s, u"id"_s};
    return names;
}

const QStringList &emailNames()
{
    static const QStringList names{u"email"_s, u"emailaddress"_s, u"useremail"_s, u"mail"_s,
        u"mailaddress"_s, u"emailadresse"_s};
    return names;
}

// `User ID`, `user_id` and `user-id` are one name.
QString folded(const QString &name)
{
    QString letters;
    std::copy_if(name.begin(), name.end(), std::back_inserter(letters),
        [](QChar c) { return c.isLetterOrNumber(); });
    return letters.toLower();
}

struct Content
{
    size_t filled = 0;
    size_t identifiers = 0;
};

Content contentOf(const Sample &sample, size_t column)
{
    Content content;
    for (const SampleRow &row : sample.rows) {
        if (column >= row.size() || isBlank(row[column]))
            continue;
        ++content.filled;
        content.identifiers += readCell(row[column]).identifier ? 1 : 0;
    }
    return content;
}

// The columns whose header is one of the names, best name first.
std::vector<size_t> columnsNamed(const QStringList &columns, const QStringList &names)
{
    std::vector<size_t> found;
    for (const QString &name : names) {
        for (qsizetype i = 0; i < columns.size(); ++i) {
            if (folded(columns[i]) == name)
                found.push_back(size_t(i));
        }
    }
    return found;
}

std::optional<size_t> firstCredible(const Sample &sample, const std::vector<size_t> &columns)
{
    const auto credible = std::find_if(columns.begin(), columns.end(), [&](size_t column) {
        const Content content = contentOf(sample, column);
        return content.filled == 0 || content.identifiers > 0;
    });
    return credible == columns.end() ? std::nullopt : std::optional(*credible);
}

std::optional<ColumnChoice> byHeader(const Sample &sample)
{
    const auto userIds = columnsNamed(sample.columns, userIdNames());
    const auto emails = columnsNamed(sample.columns, emailNames());
    const auto email = firstCredible(sample, emails);
    if (const auto userId = firstCredible(sample, userIds))
        return ColumnChoice{*userId, email};
    if (email)
        return ColumnChoice{*email};
    return std::nullopt;
}

std::optional<ColumnChoice> byContent(const Sample &sample)
{
    std::optional<ColumnChoice> only;
    for (size_t i = 0; i < size_t(sample.columns.size()); ++i) {
        const Content content = contentOf(sample, i);
        if (content.identifiers == 0 || content.identifiers * 2 < content.filled)
            continue;
        if (only)
            return std::nullopt;
        only = ColumnChoice{i};
    }
    return only;
}

} // namespace

bool isKnownName(const QString &name)
{
    const QString letters = folded(name);
    return userIdNames().contains(letters) || emailNames().contains(letters);
}

std::optional<ColumnChoice> findColumn(const Sample &sample)
{
    if (sample.columns.size() <= 1)
        return ColumnChoice{0};
    if (!sample.headerFound)
        return byContent(sample);
    if (const auto named = byHeader(sample))
        return named;
    if (const auto only = byContent(sample))
        return only;
    // Better its rows as rejects, each with a reason, than no column at all.
    const auto named = columnsNamed(sample.columns, userIdNames() + emailNames());
    return named.empty() ? std::nullopt : std::optional(ColumnChoice{named.front()});
}

std::optional<ColumnChoice> namedColumn(const QStringList &columns, const QString &name)
{
    const QString wanted = name.trimmed();
    for (const auto sensitivity : {Qt::CaseSensitive, Qt::CaseInsensitive}) {
        for (qsizetype i = 0; i < columns.size(); ++i) {
            if (columns[i].compare(wanted, sensitivity) == 0)
                return ColumnChoice{size_t(i)};
        }
    }
    const int number = wanted.toInt();
    if (number >= 1 && number <= columns.size())
        return ColumnChoice{size_t(number - 1)};
    return std::nullopt;
}

} // namespace bulkhead::intake
