// SPDX-License-Identifier: Apache-2.0
#include "look/look.h"
#include "testing/testing.h"

#include <QApplication>
#include <QTemporaryDir>

// Without a screen, and with settings and incidents of its own.
int main(int argc, char **argv)
{
    const QTemporaryDir home;
    qputenv("XDG_CONFIG_HOME", home.filePath(QStringLiteral("config")).toUtf8());
    qputenv("XDG_DATA_HOME", home.filePath(QStringLiteral("data")).toUtf8());
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("bulkhead"));
    bulkhead::ui::applyLook(application, bulkhead::ui::Theme::Light);
    return bulkhead::testing::runTests(argc, argv);
}
