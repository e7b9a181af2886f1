// SPDX-License-Identifier: Apache-2.0
#include "testing/testing.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEventLoop>

#include <cstdio>
#include <ostream>

void PrintTo(const QString &text, std::ostream *out)
{
    *out << '"' << text.toStdString() << '"';
}

void PrintTo(const QByteArray &bytes, std::ostream *out)
{
    *out << '"' << bytes.toStdString() << '"';
}

namespace bulkhead::testing {
namespace {

int warningsAllowed = 0;

void failOnWarning(QtMsgType type, const QMessageLogContext &, const QString &text)
{
    if (text == QLatin1StringView("This plugin does not support propagateSizeHints()"))
        return; // of the platform without a screen, about every dialog
    std::fprintf(stderr, "%s\n", qPrintable(text));
    if (type == QtFatalMsg)
        std::abort();
    if ((type == QtWarningMsg || type == QtCriticalMsg) && warningsAllowed == 0)
        ADD_FAILURE() << "a warning was printed: " << text.toStdString();
}

} // namespace

bool waitFor(const std::function<bool()> &done, int ms)
{
    QElapsedTimer timer;
    timer.start();
    while (!done()) {
        if (timer.elapsed() > ms)
            return false;
        QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents, 10);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
    return true;
}

WarningsAllowed::WarningsAllowed()
{
    ++warningsAllowed;
}
WarningsAllowed::~WarningsAllowed()
{
    --warningsAllowed;
}

int runTests(int argc, char **argv)
{
    ::testing::InitGoogleTest(&argc, argv);
    qInstallMessageHandler(failOnWarning);
    return RUN_ALL_TESTS();
}

} // namespace bulkhead::testing
