// SPDX-License-Identifier: Apache-2.0
#include "protection/undo_memory.h"

#include <gtest/gtest.h>

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

namespace bulkhead::protection {
namespace {

class UndoMemoryTest : public ::testing::Test
{
protected:
    QTemporaryDir m_folder;
    const UndoMemory m_memory{m_folder.filePath(u"data/bulkhead"_s), u"acme.eu.auth0.com"_s};
    const Undo m_undo{{{u"enabled"_s, false}}, {{{u"enabled"_s, true}}, {{u"method"_s, u"x"_s}}}};
};

TEST_F(UndoMemoryTest, RemembersForItsOwnerOnly)
{
    EXPECT_EQ(m_memory.read().value(), std::nullopt);
    ASSERT_TRUE(m_memory.write(m_undo));
    EXPECT_EQ(m_memory.read().value(), m_undo);
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    EXPECT_FALSE(QFileInfo(m_memory.path()).permissions() & others);
    ASSERT_TRUE(m_memory.forget());
    EXPECT_EQ(m_memory.read().value(), std::nullopt);
    EXPECT_TRUE(m_memory.forget());
}

TEST_F(UndoMemoryTest, KeepsTenantsApart)
{
    ASSERT_TRUE(m_memory.write(m_undo));
    const UndoMemory other(m_folder.filePath(u"data/bulkhead"_s), u"127.0.0.1:80/../x"_s);
    EXPECT_EQ(other.read().value(), std::nullopt);
    ASSERT_TRUE(other.write({}));
    EXPECT_EQ(QDir(m_folder.filePath(u"data/bulkhead"_s)).entryList(QDir::Files).size(), 2);
    EXPECT_EQ(m_memory.read().value(), m_undo);
}

TEST_F(UndoMemoryTest, TakesNoDamagedFileForNone)
{
    ASSERT_TRUE(m_memory.write(m_undo));
    QFile file(m_memory.path());
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write("{\"before\":");
    file.close();
    ASSERT_FALSE(m_memory.read());
    EXPECT_EQ(m_memory.read().error(), (Error{Fault::UndoUnwritable, m_memory.path()}));
}

TEST_F(UndoMemoryTest, IsHeldByOneAtATime)
{
    auto lock = m_memory.lock();
    ASSERT_TRUE(lock);
    ASSERT_FALSE(m_memory.lock());
    EXPECT_EQ(m_memory.lock().error(), (Error{Fault::SettingsBusy, m_memory.path()}));
    EXPECT_TRUE(UndoMemory(m_folder.filePath(u"data/bulkhead"_s), u"other"_s).lock());
    lock->reset();
    EXPECT_TRUE(m_memory.lock());
}

TEST_F(UndoMemoryTest, SaysWhenItCannotBeKept)
{
    QFile file(m_folder.filePath(u"data"_s));
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    EXPECT_EQ(m_memory.write(m_undo).error().fault, Fault::UndoUnwritable);
    EXPECT_EQ(m_memory.lock().error().fault, Fault::UndoUnwritable);
}

} // namespace
} // namespace bulkhead::protection
