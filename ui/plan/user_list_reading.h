// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "plan/user_lists.h"

#include <array>

namespace bulkhead::ui {

// The files that name single users for a plan.
enum class ListFile : quint8 { Protected, Excluded, First };
inline constexpr std::array allListFiles{ListFile::Protected, ListFile::Excluded, ListFile::First};

// As a person gives them.
struct UserListInput
{
    QString ownAccount; // user id or e-mail
    std::array<QString, allListFiles.size()> files; // paths; empty: none
    QString excludedReason; // for those without one of their own

    [[nodiscard]] bool namesFiles() const;
    friend bool operator==(const UserListInput &, const UserListInput &) = default;
};

struct UserListsRead
{
    plan::UserLists lists;
    std::array<qsizetype, allListFiles.size()> named{}; // by each file
    std::array<std::optional<Error>, allListFiles.size()> errors;

    [[nodiscard]] bool sound() const;
};

// Made for another thread: a file on a slow share takes its time. What cannot be read names nobody.
[[nodiscard]] UserListsRead readUserLists(const UserListInput &input);

} // namespace bulkhead::ui
