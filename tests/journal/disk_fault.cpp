// SPDX-License-Identifier: Apache-2.0
#include "journal/disk_fault.h"

#include <cerrno>
#include <sys/syscall.h>
#include <unistd.h>

namespace {

int left = -1; // operations that still work; -1: no fault
int fault = 0;
bool hit = false;
int syncs = 0;

bool fails()
{
    if (left < 0 || left-- > 0)
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
    return fails() ? -1 : ::syscall(SYS_pwrite64, file, bytes, size, at);
}

int ftruncate64(int file, off64_t size) noexcept
{
    return fails() ? -1 : int(::syscall(SYS_ftruncate, file, size));
}

int fdatasync(int file)
{
    ++syncs;
    return fails() ? -1 : int(::syscall(SYS_fdatasync, file));
}
}

namespace bulkhead::journal {

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

} // namespace bulkhead::journal
