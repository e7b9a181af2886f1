// SPDX-License-Identifier: Apache-2.0
#include "base/secret.h"

#include "testing/testing.h"

#include <memory>
#include <type_traits>

namespace {
QByteArray overwritten; // what explicit_bzero was given, one after the other
}

// Stands in for libc's, so that a test sees what is overwritten before the memory is freed.
extern "C" void explicit_bzero(void *memory, size_t size) noexcept
{
    auto *bytes = static_cast<volatile char *>(memory);
    for (size_t i = 0; i < size; ++i) {
        overwritten += bytes[i];
        bytes[i] = 0;
    }
}

using namespace Qt::StringLiterals;

namespace bulkhead {
namespace {

static_assert(!std::is_copy_constructible_v<Secret>);
static_assert(!std::is_copy_assignable_v<Secret>);
static_assert(std::is_nothrow_move_constructible_v<Secret>);
static_assert(std::is_nothrow_move_assignable_v<Secret>);

QByteArray owned(const char *text)
{
    return QByteArray(text, qsizetype(qstrlen(text)));
}

TEST(Secret, TakesTheBytesOver)
{
    QByteArray given = owned("hunter2");
    const Secret secret(std::move(given));
    EXPECT_TRUE(given.isEmpty());
    EXPECT_FALSE(secret.isEmpty());
    EXPECT_EQ(secret.reveal(), QByteArrayView("hunter2"));
    EXPECT_TRUE(Secret().isEmpty());
    EXPECT_TRUE(Secret(QByteArray()).isEmpty());
}

TEST(Secret, OverwritesEveryCopyOfTheBytes)
{
    QByteArray given = owned("hunter2");
    overwritten.clear();
    {
        Secret secret(std::move(given));
        EXPECT_EQ(overwritten, "hunter2"_ba) << "the caller's";
        QByteArray other = owned("other");
        Secret next(std::move(other));
        overwritten.clear();
        secret = std::move(next);
        EXPECT_EQ(overwritten, "hunter2"_ba) << "the one that was replaced";
        const Secret moved(std::move(secret));
        EXPECT_EQ(overwritten, "hunter2"_ba) << "a move leaves nothing to overwrite";
    }
    EXPECT_EQ(overwritten, "hunter2other"_ba) << "its own at the end, once";
}

TEST(Secret, WipeLeavesBytesOfOtherOwnersAlone)
{
    QByteArray given = owned("hunter2");
    const QByteArray other = given;
    overwritten.clear();
    wipe(given);
    EXPECT_TRUE(given.isEmpty());
    EXPECT_TRUE(overwritten.isEmpty());
    EXPECT_EQ(other, "hunter2"_ba);
}

TEST(Secret, MovesWithoutLeavingACopyBehind)
{
    Secret first(owned("first"));
    const char *where = first.reveal().data();
    Secret second(std::move(first));
    EXPECT_TRUE(first.isEmpty());
    EXPECT_EQ(second.reveal().data(), where) << "moved, not copied";
    Secret third(owned("third"));
    third = std::move(second);
    EXPECT_TRUE(second.isEmpty());
    EXPECT_EQ(third.reveal(), QByteArrayView("first"));
    Secret &itself = third;
    third = std::move(itself);
    EXPECT_EQ(third.reveal(), QByteArrayView("first"));
}

TEST(Secret, CloneIsIndependent)
{
    auto original = std::make_unique<Secret>(owned("hunter2"));
    const Secret clone = original->clone();
    EXPECT_NE(clone.reveal().data(), original->reveal().data());
    original.reset();
    EXPECT_EQ(clone.reveal(), QByteArrayView("hunter2"));
}

TEST(Secret, SharedBytesOfTheCallerStayReadable)
{
    const QByteArray kept = owned("hunter2");
    QByteArray given = kept;
    const Secret secret(std::move(given));
    EXPECT_EQ(kept, "hunter2"_ba);
    EXPECT_EQ(secret.reveal(), QByteArrayView("hunter2"));
}

} // namespace
} // namespace bulkhead
