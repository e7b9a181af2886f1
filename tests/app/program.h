// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHash>
#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>

#include <memory>

namespace bulkhead::app {

// A machine of one's own for the program: home, XDG folders and a working folder, all private, and
// an environment in which nothing of the real user's is found.
class Machine
{
public:
    Machine();
    [[nodiscard]] QProcessEnvironment environment() const;
    // A file in the working folder, where relative names of a command line end up.
    [[nodiscard]] QString file(const QString &name) const;
    [[nodiscard]] QByteArray read(const QString &name) const;
    void write(const QString &name, const QByteArray &content) const;
    [[nodiscard]] bool exists(const QString &name) const;
    void remove(const QString &name) const;
    // Every file below the private folders, as absolute paths, hidden ones too.
    [[nodiscard]] QStringList allFiles() const;

private:
    QTemporaryDir m_folder;
};

struct Ended
{
    int code = -1; // the exit code; -1 when a signal ended it or it did not end in time
    QByteArray out, err;
};

struct Given
{
    QByteArray input{}; // on stdin
    QByteArray secret{}; // in BULKHEAD_CLIENT_SECRET, unless empty
    QHash<QString, QString> variables{}; // further ones of the environment
};

// One process of the real bulkhead-cli.
class Program
{
public:
    Program(const Machine &machine, const QStringList &arguments, const Given &given = {});
    ~Program(); // kills what is left

    [[nodiscard]] QByteArray nextLine(); // of stdout, without its end; waits for it
    [[nodiscard]] qint64 pid() const { return m_process->processId(); }
    [[nodiscard]] bool running() const { return m_process->state() != QProcess::NotRunning; }
    void signal(int number) const;
    [[nodiscard]] Ended end(int ms = 60'000); // waits

private:
    std::unique_ptr<QProcess> m_process;
};

} // namespace bulkhead::app
