// SPDX-License-Identifier: Apache-2.0
// Preloaded into a process under test: it dies by SIGKILL at its n-th sync to disk, which is where
// the journal commits. DIE_AT_SYNC=n: before the n-th; DIE_AFTER_SYNC=n: right after it.
#include <csignal>
#include <cstdlib>
#include <sys/syscall.h>
#include <unistd.h>

namespace {

int numberIn(const char *variable)
{
    const char *text = std::getenv(variable);
    return text ? std::atoi(text) : 0;
}

int synced(int file, long call)
{
    static const int before = numberIn("DIE_AT_SYNC");
    static const int after = numberIn("DIE_AFTER_SYNC");
    static int count = 0;
    if (++count == before)
        std::raise(SIGKILL);
    const int result = int(::syscall(call, file));
    if (count == after)
        std::raise(SIGKILL);
    return result;
}

} // namespace

extern "C" int fdatasync(int file)
{
    return synced(file, SYS_fdatasync);
}

extern "C" int fsync(int file)
{
    return synced(file, SYS_fsync);
}
