// SPDX-License-Identifier: Apache-2.0
#include "mail/letter_kind.h"

#include <gtest/gtest.h>

namespace bulkhead::mail {
namespace {

TEST(LetterKind, IsWhatThePlanHasToSay)
{
    using enum ResetMethod;
    struct
    {
        ResetMethods reset;
        bool notices;
        std::optional<LetterKind> kind;
    } const rows[]{
        {Ticket, false, LetterKind::Link},
        {Ticket | Password, true, LetterKind::Link}, // one letter, the one with the link
        {Password, false, std::nullopt},
        {Password, true, LetterKind::Notice},
        {Flag, true, LetterKind::Notice},
        {Password | Email, true, LetterKind::Notice},
        {Email, true, std::nullopt}, // Auth0's mail says it all
        {{}, true, std::nullopt},
    };
    for (const auto &row : rows) {
        EXPECT_EQ(
            letterKind({.reset = row.reset}, {.server = {}, .notices = row.notices}), row.kind)
            << wireName(row.reset).toStdString() << row.notices;
    }
}

TEST(LetterKind, TellsOfItsOwnMeasures)
{
    for (const Measure measure : allMeasures) {
        EXPECT_EQ(tellsOf(LetterKind::Link, measure), measure == Measure::Ticket);
        EXPECT_EQ(tellsOf(LetterKind::Notice, measure),
            measure == Measure::Password || measure == Measure::Flag);
    }
}

} // namespace
} // namespace bulkhead::mail
