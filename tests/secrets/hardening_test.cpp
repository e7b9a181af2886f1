// SPDX-License-Identifier: Apache-2.0
#include "secrets/hardening.h"

#include "testing/testing.h"

#include <QFile>
#include <QTemporaryDir>

#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include <cstdlib>

using namespace Qt::StringLiterals;

namespace bulkhead::secrets {
namespace {

// Each in a forked child (EXPECT_EXIT): what it sets cannot be taken back. The code names the first
// promise that was not kept.
[[noreturn]] void checkPromises(const QString &path)
{
    umask(0022);
    prctl(PR_SET_DUMPABLE, 1, 0, 0, 0);
    hardenProcess();
    rlimit core{1, 1};
    if (getrlimit(RLIMIT_CORE, &core) != 0 || core.rlim_cur != 0 || core.rlim_max != 0)
        _exit(1);
    if (prctl(PR_GET_DUMPABLE, 0, 0, 0, 0) != 0)
        _exit(2);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        _exit(3);
    struct stat made
    {
    };
    if (stat(QFile::encodeName(path).constData(), &made) != 0 || (made.st_mode & 0777) != 0600)
        _exit(4);
    _exit(0);
}

TEST(HardenProcess, KeepsMemoryAndFilesToItsOwner)
{
    const QTemporaryDir directory;
    EXPECT_EXIT(checkPromises(directory.filePath(u"new"_s)), ::testing::ExitedWithCode(0), "");
}

TEST(HardenProcess, ACrashLeavesNoCore)
{
    const auto crash = [] {
        hardenProcess();
        std::abort();
    };
    const auto withoutCore = [](int status) {
        return WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT && !WCOREDUMP(status);
    };
    EXPECT_EXIT(crash(), withoutCore, "");
}

TEST(HardenProcess, CanBeCalledTwice)
{
    const auto twice = [] {
        hardenProcess();
        hardenProcess();
        _exit(prctl(PR_GET_DUMPABLE, 0, 0, 0, 0));
    };
    EXPECT_EXIT(twice(), ::testing::ExitedWithCode(0), "");
}

} // namespace
} // namespace bulkhead::secrets
