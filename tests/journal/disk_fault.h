// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace bulkhead::journal {

// A disk that stops taking bytes: while one of these lives, SQLite's n-th write or sync (from 0)
// and every later one fails with `error`. Works by standing in for the C library's functions.
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

} // namespace bulkhead::journal
