// SPDX-License-Identifier: Apache-2.0
#include "app/app_test.h"

using namespace Qt::StringLiterals;

namespace bulkhead::app {
namespace {

TEST(Linkage, TheCommandLineProgramHasNoWindow)
{
    QProcess readelf;
    readelf.start(u"readelf"_s, {u"-d"_s, QStringLiteral(BULKHEAD_CLI)});
    ASSERT_TRUE(readelf.waitForFinished());
    const QByteArray needed = readelf.readAllStandardOutput();
    EXPECT_TRUE(needed.contains("libQt6Core"));
    EXPECT_FALSE(needed.contains("libQt6Widgets"));
    EXPECT_FALSE(needed.contains("libQt6Gui"));
}

} // namespace
} // namespace bulkhead::app
