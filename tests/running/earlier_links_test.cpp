// SPDX-License-Identifier: Apache-2.0
#include "run/earlier_links.h"

#include "bench.h"

#include <QDateTime>
#include <QFile>

using namespace Qt::StringLiterals;

// Whose link a run would end: found in the files of other incidents, which stay as they are.
namespace bulkhead::testing {
namespace {

class EarlierLinksTest : public ::testing::Test
{
protected:
    // Another incident with the first `users` of the same tenant, run with those choices.
    void earlier(const QString &name, int users, const PlanChoices &choices,
        const run::RunOptions &options = {})
    {
        Bench bench(users);
        bench.clock.advance(m_apartMs += 60'000);
        ASSERT_NO_FATAL_FAILURE(bench.planned(choices));
        if (options.rehearse) {
            ASSERT_TRUE(bench.incident->record({.kind = journal::EntryKind::Rehearsal}));
        }
        EXPECT_EQ(bench.run(options).end, run::End::Done);
        m_atMs = bench.clock.utcMs();
        bench.closeIncident();
        ASSERT_TRUE(QFile::copy(bench.path(), path(name)));
    }
    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }
    [[nodiscard]] run::EarlierLinks found() const
    {
        return run::earlierLinks(
            run::linkReceivers(m_bench.ledger()), m_bench.path(), m_folder.path());
    }

    Bench m_bench{6};
    QTemporaryDir m_folder;
    qint64 m_apartMs = 0, m_atMs = 0;
};

const PlanChoices mails{.reset = ResetMethod::Email};
const PlanChoices tickets{.reset = ResetMethod::Ticket};

TEST_F(EarlierLinksTest, AreCountedByIncidentTheLatestFirst)
{
    ASSERT_NO_FATAL_FAILURE(earlier(u"a.incident"_s, 4, mails));
    ASSERT_NO_FATAL_FAILURE(earlier(u"b.incident"_s, 2, tickets,
        {.ticketKey = std::make_shared<const Secret>(QByteArray(32, 'k'))}));
    for (const PlanChoices &choices : {mails, tickets}) {
        ASSERT_NO_FATAL_FAILURE(m_bench.planned(choices));
        const auto links = found();
        ASSERT_EQ(links.incidents.size(), 2u);
        EXPECT_EQ(links.incidents[0].path, path(u"b.incident"_s));
        EXPECT_EQ(links.incidents[0].users, 2);
        EXPECT_EQ(links.incidents[1].users, 4);
        EXPECT_NEAR(double(links.incidents[0].lastMs), double(m_atMs), 15'000);
        EXPECT_LT(links.incidents[1].lastMs, links.incidents[0].lastMs);
        EXPECT_EQ(links.unread, 0);
    }
}

TEST_F(EarlierLinksTest, OnlyOfUsersWhoAreToGetOneNow)
{
    ASSERT_NO_FATAL_FAILURE(earlier(u"a.incident"_s, 4, mails));
    EXPECT_TRUE(found().empty()) << "no plan yet";
    ASSERT_NO_FATAL_FAILURE(m_bench.planned({.reset = ResetMethod::Password}));
    EXPECT_TRUE(found().empty());
    plan::UserLists lists;
    lists.excluded.add({IdentifierKind::UserId, m_bench.tenant.people[0].id}, u"legal"_s);
    ASSERT_NO_FATAL_FAILURE(m_bench.planned(mails, lists));
    EXPECT_EQ(found().incidents[0].users, 3);
    ASSERT_EQ(m_bench.run().end, run::End::Done);
    EXPECT_TRUE(found().empty()) << "it is done: they have lost theirs";
}

// It may well have gone out.
TEST_F(EarlierLinksTest, AlsoThoseOfWhichNobodyKnows)
{
    Bench other(2);
    other.tenant.goesWrong = [](const Call &call) -> std::optional<Wrong> {
        return call.kind == Kind::Mail ? std::optional(Wrong{noAnswer(auth0::Transfer::Broken)})
                                       : std::nullopt;
    };
    ASSERT_NO_FATAL_FAILURE(other.planned(mails));
    other.beginRun();
    ASSERT_TRUE(other.until([&] { return other.tenant.count(Kind::Mail) == 2; }));
    other.closeIncident(); // the process dies
    ASSERT_TRUE(QFile::copy(other.path(), path(u"a.incident"_s)));
    ASSERT_NO_FATAL_FAILURE(m_bench.planned(mails));
    ASSERT_EQ(found().incidents.size(), 1u);
    EXPECT_EQ(found().incidents[0].users, 2);
    EXPECT_GT(found().incidents[0].lastMs, 0);
}

TEST_F(EarlierLinksTest, NotOfARehearsalOfAnotherTenantOrOfAPlanAlone)
{
    ASSERT_NO_FATAL_FAILURE(earlier(u"sessions.incident"_s, 4, {.reset = {}}));
    ASSERT_NO_FATAL_FAILURE(earlier(u"rehearsed.incident"_s, 4, mails, {.rehearse = true}));
    const auto address = TenantAddress::parse(u"https://other.eu.auth0.com"_s);
    ASSERT_TRUE(run::Incident::create(
        path(u"other.incident"_s), {*address, u"app1"_s, {}, {}}, m_bench.clock));
    ASSERT_NO_FATAL_FAILURE(m_bench.planned(mails));
    EXPECT_TRUE(found().empty());
}

// Somebody who goes on with a backup mails those again whom the other file knows to be done.
TEST_F(EarlierLinksTest, ACopyOfOurOwnThatWentOnIsAnother)
{
    ASSERT_NO_FATAL_FAILURE(m_bench.planned(mails));
    ASSERT_TRUE(m_bench.incident->copyTo(path(u"copy.incident"_s)));
    EXPECT_TRUE(found().empty());
    ASSERT_EQ(m_bench.run({.first = 2}).end, run::End::Paused);
    auto copy = run::readLedger(path(u"copy.incident"_s));
    ASSERT_TRUE(copy);
    const auto links = run::earlierLinks(
        run::linkReceivers(*copy), path(u"copy.incident"_s), QFileInfo(m_bench.path()).path());
    ASSERT_EQ(links.incidents.size(), 1u);
    EXPECT_EQ(links.incidents[0].users, 2);
}

TEST_F(EarlierLinksTest, AFileThatDoesNotTellIsSaidAndNoError)
{
    ASSERT_NO_FATAL_FAILURE(earlier(u"a.incident"_s, 4, mails));
    ASSERT_TRUE(QFile::copy(path(u"a.incident"_s), path(u"cut.incident"_s)));
    QFile cut(path(u"cut.incident"_s));
    ASSERT_TRUE(cut.resize(cut.size() / 2));
    QFile text(path(u"text.incident"_s));
    ASSERT_TRUE(text.open(QIODevice::WriteOnly) && text.write("not ours") == 8);
    text.close();
    ASSERT_NO_FATAL_FAILURE(m_bench.planned(mails));
    const auto links = found();
    ASSERT_FALSE(links.incidents.empty());
    EXPECT_EQ(links.incidents[0].users, 4);
    EXPECT_EQ(links.unread, 2);
}

// Beside our own file too, once, while its process runs, and without a trace.
TEST_F(EarlierLinksTest, InTheSameFolderAndWhileAnotherProcessWritesIt)
{
    ASSERT_NO_FATAL_FAILURE(earlier(u"a.incident"_s, 4, mails));
    const QString beside = QFileInfo(m_bench.path()).dir().filePath(u"b.incident"_s);
    ASSERT_TRUE(QFile::rename(path(u"a.incident"_s), beside));
    auto writer = run::Incident::open(beside, m_bench.clock);
    ASSERT_TRUE(writer);
    ASSERT_NO_FATAL_FAILURE(m_bench.planned(mails));
    for (const QString &folder : {m_folder.path(), QFileInfo(beside).path()}) {
        const auto links =
            run::earlierLinks(run::linkReceivers(m_bench.ledger()), m_bench.path(), folder);
        ASSERT_EQ(links.incidents.size(), 1u);
        EXPECT_EQ(links.incidents[0].users, 4);
        EXPECT_EQ(links.unread, 0);
    }
    EXPECT_TRUE((*writer)->record({.kind = journal::EntryKind::RunStarted}))
        << "the reader holds nothing";
}

// The fifty latest are read.
TEST_F(EarlierLinksTest, MoreFilesThanAreReadAreCounted)
{
    ASSERT_NO_FATAL_FAILURE(earlier(u"a.incident"_s, 4, mails));
    QFile oldest(path(u"a.incident"_s));
    ASSERT_TRUE(oldest.open(QIODevice::ReadWrite));
    ASSERT_TRUE(oldest.setFileTime(
        QDateTime::currentDateTime().addYears(-1), QFileDevice::FileModificationTime));
    oldest.close();
    ASSERT_NO_FATAL_FAILURE(m_bench.planned(mails));
    const auto addEmpty = [this](int from, int to) {
        for (int i = from; i <= to; ++i) {
            QFile file(path(u"%1.incident"_s.arg(i)));
            EXPECT_TRUE(file.open(QIODevice::WriteOnly));
        }
    };
    addEmpty(1, 49);
    EXPECT_EQ(found().incidents.size(), 1u);
    EXPECT_EQ(found().unread, 49);
    addEmpty(50, 50);
    EXPECT_TRUE(found().incidents.empty());
    EXPECT_EQ(found().unread, 51);
}

} // namespace
} // namespace bulkhead::testing
