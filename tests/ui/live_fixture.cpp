// SPDX-License-Identifier: Apache-2.0
#include "ui/live_fixture.h"

using namespace Qt::StringLiterals;

namespace bulkhead::ui {

using namespace journal::entries;
using journal::Entry;

std::vector<Entry> runningIncident(qint32 users)
{
    std::vector<Entry> all{created(), source(u"list.csv"_s)};
    const auto name = [](qint32 row) {
        return u"u%1"_s.arg(row + 1, 5, 10, QChar(u'0'));
    };
    for (qint32 row = 0; row < users; ++row)
        all.push_back(listed(row, row + 1, u"auth0|"_s + name(row)));
    for (qint32 row = 0; row < users; ++row)
        all.push_back(found(row, {u"auth0|"_s + name(row), name(row) + u"@x.org"_s, {u"main"_s}}));
    all.push_back(planned({}));
    all.push_back(started());
    return all;
}

void LiveTest::open(std::vector<Entry> entries, const QString &path, bool createdHere)
{
    m_seq = qint64(entries.size());
    m_desk.show(path, std::make_shared<journal::Ledger>(folded(std::move(entries))), createdHere);
}

void LiveTest::record(std::vector<Entry> entries)
{
    for (Entry &entry : entries) {
        entry.seq = ++m_seq;
        entry.atMs = startMs + m_seq * 1000;
    }
    emit m_desk.recorded(entries);
}

void LiveTest::finish(const std::vector<qint32> &rows)
{
    std::vector<Entry> entries;
    for (const qint32 row : rows) {
        for (const Measure measure : {Measure::RevokeAccess, Measure::Email}) {
            entries.push_back(intent(row, measure, 1));
            entries.push_back(done(row, measure, 200));
        }
    }
    record(std::move(entries));
}

} // namespace bulkhead::ui
