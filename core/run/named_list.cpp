// SPDX-License-Identifier: Apache-2.0
#include "run/named_list.h"

#include "intake/list_reader.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace bulkhead::run {
namespace {

class Namer final : public intake::ListSink
{
public:
    Namer(const std::optional<QString> &otherwise, plan::NamedUsers &users)
        : m_otherwise(otherwise), m_users(users)
    {
    }
    void listed(const intake::ListedRow &row) override
    {
        const QString own = row.beside.trimmed();
        if (own.isEmpty() && !m_otherwise)
            fail(Fault::ListNoReason, row.line);
        m_users.add(row.identifier, own.isEmpty() ? m_otherwise.value_or(QString()) : own);
    }
    void rejected(const intake::RejectedRow &row) override
    {
        fail(Fault::ListNoIdentifier, row.line);
    }

    std::optional<Error> failed; // the first one

private:
    void fail(Fault fault, qint64 line)
    {
        if (!failed)
            failed = Error{fault, QString::number(line)};
    }

    const std::optional<QString> &m_otherwise;
    plan::NamedUsers &m_users;
};

} // namespace

Result<> readNamed(
    QIODevice &device, const std::optional<QString> &otherwise, plan::NamedUsers &users)
{
    plan::NamedUsers read = users;
    Namer namer(otherwise, read);
    const auto list = intake::readList(device, {.column = {}, .beside = u"reason"_s}, namer);
    if (namer.failed)
        return tl::unexpected(*namer.failed);
    if (!list && list.error().fault == Fault::ListNoIdentifier)
        return failure(Fault::ListEmpty); // a header and no more
    if (!list)
        return tl::unexpected(list.error());
    users = std::move(read);
    return {};
}

QStringList namesNobody(const plan::NamedUsers &users, const journal::Ledger &ledger)
{
    QSet<QString> named;
    for (qint32 row = 0; row < ledger.rowCount() && !users.isEmpty(); ++row) {
        if (ledger.resolution(row) != Resolution::Found)
            continue;
        for (const QString &name : users.namesOf(ledger.user(row), ledger.identifier(row)))
            named.insert(name);
    }
    QStringList nobody = users.identifiers();
    nobody.removeIf([&](const QString &name) { return named.contains(name); });
    return nobody;
}

} // namespace bulkhead::run
