// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace bulkhead::testing {

// A disk that stops taking bytes: while one of these lives, SQLite's n-th write or sync (from 0)
// and every later one fails with `error`; with EAGAIN it is the n-th lock that somebody else has.
// Works by standing in for the C library's functions; SQLite's patience with locks passes at once.
class DiskFault
{
public:
    DiskFault(int after, int error);
    ~DiskFault();
    DiskFault(const DiskFault &) = delete;
    DiskFault &operator=(const DiskFault &) = delete;

    [[nodiscard]] bool struck() const;
};

// How often SQLite has made sure that its bytes are on the disk.
[[nodiscard]] int syncCount();

} // namespace bulkhead::testing
