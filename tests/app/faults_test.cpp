// SPDX-License-Identifier: Apache-2.0
// The table of faults on the real transport: one row, one test. One revocation and two mails of a
// run go wrong on the wire; then file, report and tenant are compared. tests/running has the same
// at every call, on virtual time; with BULKHEAD_SOAK_KILLS every call goes wrong here too.
#include "app/agreement.h"
#include "app/app_test.h"

#include <QTcpServer>

#include <array>
#include <cstdio>

namespace bulkhead::app {
namespace {

using namespace Qt::StringLiterals;

constexpr int users = 20;

// What becomes of a step whose call went wrong once: Done, Failed, Skipped or Unknown.
struct Row
{
    const char *name;
    const char *fault; // of the practice tenant, ' for "
    char revocation, mail;
    bool slow = false;
};

constexpr std::array rows{
    Row{"Status429WithHeaders",
        "'do':'status','code':429,'headers':{'x-ratelimit-limit':'1000','x-ratelimit-remaining':'0'"
        ",'x-ratelimit-reset':'4000000000'}",
        'D', 'D'},
    Row{"Status429WithoutHeaders", "'do':'status','code':429", 'D', 'D'},
    Row{"Status429WithAResetInThePast",
        "'do':'status','code':429,'headers':{'x-ratelimit-limit':'1000','x-ratelimit-remaining':'0'"
        ",'x-ratelimit-reset':'1000000000'}",
        'D', 'D'},
    Row{"Status429WithGarbage",
        "'do':'status','code':429,'headers':{'x-ratelimit-limit':'-7','x-ratelimit-remaining':'NaN'"
        ",'x-ratelimit-reset':'99999999999999999999','retry-after':'soon'}",
        'D', 'D'},
    Row{"Status500", "'do':'status','code':500,'html':true,'body':'<html>Sorry</html>'", 'D', 'U'},
    Row{"Status500AfterTheEffect",
        "'do':'status','code':500,'applied':true,'html':true,'body':'<html>Sorry</html>'", 'D',
        'U'},
    Row{"Status502", "'do':'status','code':502,'html':true,'body':'<html>Sorry</html>'", 'D', 'U'},
    Row{"Status503", "'do':'status','code':503,'html':true,'body':'<html>Sorry</html>'", 'D', 'U'},
    Row{"Status504", "'do':'status','code':504,'html':true,'body':'<html>Sorry</html>'", 'D', 'U'},
    Row{"ResetBeforeTheEffect", "'do':'reset_before'", 'D', 'U'},
    Row{"ResetAfterTheEffect", "'do':'reset_after'", 'D', 'U'},
    Row{"CloseBeforeTheEffect", "'do':'close_before'", 'D', 'U'},
    Row{"CloseAfterTheEffect", "'do':'close_after'", 'D', 'U'},
    Row{"TimeOut", "'do':'hang'", 'D', 'U', true},
    Row{"TimeOutAfterTheEffect", "'do':'hang','applied':true", 'D', 'U', true},
    Row{"HalfABody", "'do':'half_body'", 'D', 'U'},
    Row{"WrongLength", "'do':'wrong_length'", 'D', 'U'},
    Row{"WrongType",
        "'do':'status','code':200,'applied':true,'html':true,'body':'<html>Sorry</html>'", 'D',
        'U'},
    Row{"Status401",
        "'do':'status','code':401,'body':'{\\'statusCode\\':401,\\'error\\':\\'Error\\',\\'"
        "errorCode\\':\\'invalid_token\\',\\'message\\':\\'Invalid token\\'}'",
        'D', 'F'},
    Row{"Status403",
        "'do':'status','code':403,'body':'{\\'statusCode\\':403,\\'error\\':\\'Error\\',\\'"
        "errorCode\\':\\'operation_not_supported\\',\\'message\\':\\'Not allowed\\'}'",
        'F', 'F'},
    Row{"Status404",
        "'do':'status','code':404,'body':'{\\'statusCode\\':404,\\'error\\':\\'Error\\',\\'"
        "errorCode\\':\\'inexistent_user\\',\\'message\\':\\'The user does not exist.\\'}'",
        'S', 'S'},
    Row{"Status400",
        "'do':'status','code':400,'body':'{\\'statusCode\\':400,\\'error\\':\\'Error\\',\\'"
        "errorCode\\':\\'invalid_uri\\',\\'message\\':\\'Bad id\\'}'",
        'F', 'F'},
    Row{"RedirectToAnotherHost", "'do':'redirect','location':'OTHER'", 'D', 'D'},
};

class FaultsTest : public TenantTest, public ::testing::WithParamInterface<Row>
{
protected:
    // The other host of the redirect, which nobody ever calls.
    FaultsTest() { EXPECT_TRUE(m_other.listen(QHostAddress::LocalHost)); }

    void spoil(const QByteArray &revocations, const QByteArray &mails)
    {
        const QByteArray fault =
            QByteArray(GetParam().fault)
                .replace(
                    "OTHER", "http://127.0.0.1:" + QByteArray::number(m_other.serverPort()) + "/x");
        const QByteArray match = "{'match':{'method':'POST','path_prefix':'";
        ASSERT_TRUE(practice().fail('[' + match + "/api/','nth':[" + revocations + "]}," + fault
            + "}," + match + "/dbconnections/','nth':[" + mails + "]}," + fault + "}]"));
    }

    void runSpoilt(const QByteArray &revocations, const QByteArray &mails)
    {
        SCOPED_TRACE(revocations.toStdString() + " / " + mails.toStdString());
        m_machine.remove(u"i.incident"_s);
        ASSERT_NO_FATAL_FAILURE(makePlan(users, {u"--scopes"_s, permissionsWithoutLogs}));
        ASSERT_NO_FATAL_FAILURE(spoil(revocations, mails));
        // The first call of each API goes alone: two time-outs may come one after the other.
        const Ended ended = start(u"run i --confirm NAME"_s)->end(120'000);
        const int mailCount = int(mails.split(',').size());
        const auto hit = [&](char state) {
            return (GetParam().revocation == state ? 1 : 0)
                + (GetParam().mail == state ? mailCount : 0);
        };
        EXPECT_TRUE(exits(hit('F') + hit('U') > 0 ? 1 : 0, ended));
        const QJsonObject shown = status(u"i"_s);
        EXPECT_EQ(shown[u"state"], u"finished"_s);
        EXPECT_EQ(usersIn(shown, u"failed"_s), hit('F'));
        EXPECT_EQ(usersIn(shown, u"unknown"_s), hit('U'));
        EXPECT_EQ(usersIn(shown, u"skipped"_s), hit('S'));
        EXPECT_EQ(sumOfStates(shown), users);
        const Agreement found = compare(
            auditIncident(m_machine.file(u"i.incident"_s)), report(u"i"_s), practice().record());
        EXPECT_EQ(found.users, users);
        EXPECT_EQ(found.lost, QStringList());
        EXPECT_EQ(found.toldOtherwise, QStringList());
        EXPECT_EQ(found.claimedNotDone, QStringList());
        EXPECT_EQ(found.doneClaimedFailed, QStringList());
        EXPECT_EQ(found.mailedAgain, QStringList());
        EXPECT_EQ(found.unlisted, QStringList());
        EXPECT_FALSE(m_other.hasPendingConnections());
        ++s_sum.runs;
        s_sum.lost += found.lost.size();
        s_sum.claimedNotDone += found.claimedNotDone.size();
        s_sum.doneClaimedFailed += found.doneClaimedFailed.size();
        s_sum.mailedAgain += found.mailedAgain.size();
        s_sum.unknown += found.unknown.size();
    }

    static void SetUpTestSuite() { s_sum = {}; }
    static void TearDownTestSuite()
    {
        std::printf("faults on the wire: %lld runs; lost %lld, claimed but not done %lld, done but "
                    "claimed failed %lld, mails repeated %lld, unknown %lld\n",
            s_sum.runs, s_sum.lost, s_sum.claimedNotDone, s_sum.doneClaimedFailed,
            s_sum.mailedAgain, s_sum.unknown);
    }

    QTcpServer m_other;
    struct Sum
    {
        long long runs, lost, claimedNotDone, doneClaimedFailed, mailedAgain, unknown;
    };
    static inline Sum s_sum;
};

TEST_P(FaultsTest, OnTheWire)
{
    ASSERT_NO_FATAL_FAILURE(runSpoilt("3", "9,15"));
    const bool all = qEnvironmentVariableIntValue("BULKHEAD_SOAK_KILLS") > 0;
    for (int n = 1; all && n <= users && !HasFailure(); n += GetParam().slow ? users - 1 : 1) {
        // A user whose revocation ends otherwise gets no mail, so there is no twentieth.
        const int mail = GetParam().revocation == 'D' ? n : std::min(n, users - 1);
        runSpoilt(QByteArray::number(n), QByteArray::number(mail));
    }
}

INSTANTIATE_TEST_SUITE_P(Every, FaultsTest, ::testing::ValuesIn(rows),
    [](const auto &tested) { return std::string(tested.param.name); });

} // namespace
} // namespace bulkhead::app
