// SPDX-License-Identifier: Apache-2.0
#include "testing/disk_fault.h"

#include <cerrno>
#include <cstdarg>
#include <ctime>
#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace {

int left = -1; // operations that still work; -1: no fault
int fault = 0;
bool hit = false;
int syncs = 0;

bool fails(bool lock)
{
    if (left < 0 || lock != (fault == EAGAIN) || left-- > 0)
        return false;
    left = 0;
    hit = true;
    errno = fault;
    return true;
}

} // namespace

extern "C" {

ssize_t pwrite64(int file, const void *bytes, size_t size, off64_t at)
{
    return fails(false) ? -1 : ::syscall(SYS_pwrite64, file, bytes, size, at);
}

int ftruncate64(int file, off64_t size) noexcept
{
    return fails(false) ? -1 : int(::syscall(SYS_ftruncate, file, size));
}

int fdatasync(int file)
{
    ++syncs;
    return fails(false) ? -1 : int(::syscall(SYS_fdatasync, file));
}

int fcntl64(int file, int command, ...)
{
    va_list list;
    va_start(list, command);
    void *argument = va_arg(list, void *);
    va_end(list);
    const bool locks =
        command == F_SETLK && static_cast<const struct flock *>(argument)->l_type != F_UNLCK;
    return locks && fails(true) ? -1 : int(::syscall(SYS_fcntl, file, command, argument));
}

int usleep(useconds_t us)
{
    const timespec time{us / 1'000'000, long(us % 1'000'000) * 1000};
    return left == 0 ? 0 : ::nanosleep(&time, nullptr);
}
}

namespace bulkhead::testing {

DiskFault::DiskFault(int after, int error)
{
    left = after;
    fault = error;
    hit = false;
}

DiskFault::~DiskFault()
{
    left = -1;
}

bool DiskFault::struck() const
{
    return hit;
}

int syncCount()
{
    return syncs;
}

} // namespace bulkhead::testing
