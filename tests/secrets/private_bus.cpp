// SPDX-License-Identifier: Apache-2.0
#include "secrets/private_bus.h"

#include "testing/testing.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QThread>

#include <csignal>
#include <cstdio>

using namespace Qt::StringLiterals;

namespace bulkhead::testing {
namespace {

constexpr auto stepVariable = "BULKHEAD_TEST_STEP";

constexpr auto busConfig = R"(<busconfig>
  <type>session</type><auth>EXTERNAL</auth>
  <listen>unix:path=%1/bus</listen><servicedir>%1</servicedir>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/>
  </policy>
</busconfig>)";

// The bus starts whoever answers on the first call, so nobody has to wait until it is ready.
constexpr auto service = R"([D-BUS Service]
Name=org.freedesktop.secrets
Exec=/bin/sh %1/start
)";

// `exec`, so that the noted process is the one that answers.
constexpr auto start = "echo $$ >%1/pid\nexec ";

const char *answering(Keyring keyring)
{
    switch (keyring) {
    case Keyring::Unlocked:
        return "gnome-keyring-daemon --foreground --unlock --components=secrets <%1/password\n";
    case Keyring::Locked: return "gnome-keyring-daemon --foreground --components=secrets\n";
    default: return "sh -c 'sleep 1; exit 1'\n";
    }
}

} // namespace

PrivateBus::PrivateBus(Keyring keyring) : m_environment(QProcessEnvironment::systemEnvironment())
{
    for (const char *name : {"DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS",
             "GTEST_OUTPUT", "GTEST_TOTAL_SHARDS", "XML_OUTPUT_FILE", "GNOME_KEYRING_CONTROL"})
        m_environment.remove(QLatin1StringView(name));
    for (const char *name : {"HOME", "XDG_RUNTIME_DIR", "XDG_CONFIG_HOME", "XDG_DATA_HOME",
             "XDG_CACHE_HOME", "XDG_STATE_HOME"})
        m_environment.insert(QLatin1StringView(name), m_home.path());
    if (keyring == Keyring::NoBus)
        return;
    write(u"bus.conf"_s, busConfig);
    write(u"password"_s, "test\n");
    if (keyring != Keyring::Absent)
        write(u"secrets.service"_s, service);
    restart(keyring);
    startBus();
}

PrivateBus::~PrivateBus()
{
    endKeyring();
    if (m_bus.state() != QProcess::NotRunning) {
        m_bus.terminate();
        EXPECT_TRUE(m_bus.waitForFinished(5'000));
    }
}

QHash<QString, QString> PrivateBus::variables() const
{
    const QString address = u"DBUS_SESSION_BUS_ADDRESS"_s;
    return {{address, m_environment.value(address)}};
}

void PrivateBus::startBus()
{
    m_bus.setProcessEnvironment(m_environment);
    m_bus.setProcessChannelMode(QProcess::SeparateChannels);
    m_bus.start(u"dbus-daemon"_s,
        {u"--nofork"_s, u"--nopidfile"_s, u"--print-address"_s,
            u"--config-file="_s + m_home.filePath(u"bus.conf"_s)});
    if (!m_bus.waitForReadyRead(10'000))
        qFatal("dbus-daemon: %s", m_bus.readAllStandardError().constData());
    m_environment.insert(
        u"DBUS_SESSION_BUS_ADDRESS"_s, QString::fromUtf8(m_bus.readLine().trimmed()));
}

void PrivateBus::restart(Keyring keyring)
{
    endKeyring();
    write(u"start"_s, QByteArray(start) + answering(keyring));
}

void PrivateBus::endKeyring()
{
    QFile noted(m_home.filePath(u"pid"_s));
    if (!noted.open(QIODevice::ReadOnly))
        return;
    const pid_t pid = noted.readAll().trimmed().toInt();
    noted.remove();
    if (pid <= 0)
        return;
    kill(pid, SIGKILL);
    // A dead process has no program any more, though the bus takes two seconds to reap it.
    const QString program = u"/proc/%1/exe"_s.arg(pid);
    for (int tries = 0; !QFile::symLinkTarget(program).isEmpty(); ++tries) {
        ASSERT_LT(tries, 1'000);
        QThread::msleep(5);
    }
}

bool PrivateBus::passes(const QString &step)
{
    const auto *test = ::testing::UnitTest::GetInstance()->current_test_info();
    m_environment.insert(QLatin1StringView(stepVariable), step.isEmpty() ? u"only"_s : step);
    QProcess process;
    process.setProcessEnvironment(m_environment);
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(QCoreApplication::applicationFilePath(),
        {u"--gtest_filter=%1.%2"_s.arg(
            QString::fromLatin1(test->test_suite_name()), QString::fromLatin1(test->name()))});
    const bool ended = process.waitForFinished(60'000);
    const QByteArray output = process.readAll();
    // The second half: a filter that matches nothing ends with 0 as well.
    const bool passed = ended && process.exitStatus() == QProcess::NormalExit
        && process.exitCode() == 0 && output.contains("[  PASSED  ] 1 test");
    if (!passed)
        std::fwrite(output.constData(), 1, size_t(output.size()), stderr);
    return passed;
}

QString PrivateBus::step()
{
    return qEnvironmentVariable(stepVariable);
}

void PrivateBus::write(const QString &name, QByteArray text)
{
    text.replace("%1", QFile::encodeName(m_home.path()));
    QFile file(m_home.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        qFatal("%s", qPrintable(file.errorString()));
}

} // namespace bulkhead::testing
