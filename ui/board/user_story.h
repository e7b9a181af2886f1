// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "texts/timeline_text.h"

#include "journal/ledger.h"
#include "run/user_look.h"

namespace bulkhead::ui {

// One user in rich text: who it is, how it stands, what to do, what was seen of it last, if
// anything, and every call with its answer.
// Pictures are named `icon:NAME`. Everything that came from outside is escaped.
[[nodiscard]] QString userStory(const journal::Ledger &ledger, qint32 row,
    const std::vector<texts::TimelineLine> &lines, const std::optional<run::SeenUser> &seen = {});

// What a call sends: method and path, and the body when there is one, without what is secret.
[[nodiscard]] QString sentText(
    const journal::Ledger &ledger, qint32 row, const texts::TimelineLine &line);

} // namespace bulkhead::ui
