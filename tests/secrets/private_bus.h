// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHash>
#include <QProcess>
#include <QTemporaryDir>

namespace bulkhead::testing {

// What answers for org.freedesktop.secrets.
enum class Keyring {
    NoBus, // not even a session bus
    Absent, // a bus, and nobody on it
    Silent, // somebody who does not answer, and is gone after a second
    Unlocked, // gnome-keyring with an open collection
    Locked, // the same collection after a new login without its password
};

// A session bus and a home of its own. libsecret keeps its first connection for the life of the
// process and ends the process when that breaks, so each test body runs in a process of its own.
class PrivateBus
{
public:
    explicit PrivateBus(Keyring keyring);
    ~PrivateBus();

    // Runs the calling test once more in a new process on this bus; true when it passed there.
    [[nodiscard]] bool passes(const QString &step = {});
    // Ends the keyring; the next call starts it anew, as `keyring` says.
    void restart(Keyring keyring);
    // How another program finds it.
    [[nodiscard]] QHash<QString, QString> variables() const;
    // In that new process: the step it was started for. Null in the first process.
    [[nodiscard]] static QString step();

private:
    void startBus();
    void write(const QString &name, QByteArray text); // in the home, which %1 stands for
    void endKeyring();

    QTemporaryDir m_home;
    QProcessEnvironment m_environment;
    QProcess m_bus;
};

} // namespace bulkhead::testing

// The rest of the test body runs with `keyring` on its session bus.
#define RUN_ON(keyring)                                                                            \
    if (::bulkhead::testing::PrivateBus::step().isNull()) {                                        \
        EXPECT_TRUE(::bulkhead::testing::PrivateBus(keyring).passes());                            \
        return;                                                                                    \
    }
