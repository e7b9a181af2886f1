// SPDX-License-Identifier: Apache-2.0
#include "report/csv_writer.h"
#include "report/json_writer.h"

#include "journal/entries.h"
#include "testing/testing.h"

#include <QIODevice>

#include <ctime>

using namespace Qt::StringLiterals;

namespace bulkhead::report {
namespace {

#ifdef __SANITIZE_ADDRESS__ // makes every allocation slow
constexpr qint32 rows = 10'000;
#else
constexpr qint32 rows = 100'000;
#endif

journal::Ledger ledgerOf(qint32 count)
{
    using namespace journal::entries;
    std::vector<journal::Entry> all{created(), source(u"large.csv"_s)};
    for (qint32 row = 0; row < count; ++row)
        all.push_back(listed(row, row + 1, u"auth0|%1"_s.arg(row, 24, 16, QChar(u'0'))));
    for (qint32 row = 0; row < count; ++row)
        all.push_back(found(row,
            {u"auth0|%1"_s.arg(row, 24, 16, QChar(u'0')), u"user%1@example.org"_s.arg(row),
                {u"Username-Password-Authentication"_s}}));
    all.push_back(planned({}));
    for (qint32 row = 0; row < count; ++row)
        all.push_back(done(row, Measure::RevokeAccess, 204));
    return folded(std::move(all));
}

// Counts, and remembers the largest write: the document never is in memory as a whole.
class Counter final : public QIODevice
{
public:
    Counter() { open(WriteOnly | Unbuffered); }
    qint64 total = 0;
    qint64 largest = 0;

protected:
    qint64 readData(char *, qint64) override { return -1; }
    qint64 writeData(const char *, qint64 size) override
    {
        total += size;
        largest = std::max(largest, size);
        return size;
    }
};

using Writer = Result<> (*)(const journal::Ledger &, QIODevice &);

// Of CPU.
double secondsFor(Writer write, const journal::Ledger &ledger)
{
    Counter counter;
    const std::clock_t before = std::clock();
    EXPECT_TRUE(write(ledger, counter));
    const double seconds = double(std::clock() - before) / CLOCKS_PER_SEC;
    std::printf("%d rows, %lld bytes, %.2f s of CPU\n", ledger.rowCount(),
        static_cast<long long>(counter.total), seconds);
    EXPECT_GT(counter.total, qint64(ledger.rowCount()) * 100);
    EXPECT_LT(counter.largest, 80'000);
    return seconds;
}

// Ten times the rows take ten times as long; were each looked up among all, a hundred times.
TEST(ReportSize, AHundredThousandRowsAreWrittenAsTheyAreMade)
{
    const auto few = ledgerOf(rows / 10);
    const auto all = ledgerOf(rows);
    for (const Writer write : {Writer(writeCsv), Writer(writeJson)}) {
        const double once = secondsFor(write, few);
        EXPECT_LT(secondsFor(write, all), 30 * once + 0.1);
    }
}

} // namespace
} // namespace bulkhead::report
