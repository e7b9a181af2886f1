// SPDX-License-Identifier: Apache-2.0
#include "app/program.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>

#include <csignal>

using namespace Qt::StringLiterals;

namespace bulkhead::app {
namespace {

const QStringList folders{
    u"home"_s, u"run"_s, u"config"_s, u"data"_s, u"state"_s, u"cache"_s, u"tmp"_s, u"work"_s};

} // namespace

Machine::Machine()
{
    for (const QString &folder : folders) {
        QDir(m_folder.path()).mkdir(folder);
        QFile::setPermissions(m_folder.filePath(folder), QFile::Permissions(0x7000));
    }
}

QProcessEnvironment Machine::environment() const
{
    QProcessEnvironment environment;
    const QProcessEnvironment own = QProcessEnvironment::systemEnvironment();
    for (const QString &name : {u"PATH"_s, u"ASAN_OPTIONS"_s, u"UBSAN_OPTIONS"_s}) {
        if (own.contains(name))
            environment.insert(name, own.value(name));
    }
    environment.insert(u"LANG"_s, u"C.UTF-8"_s);
    environment.insert(u"TZ"_s, u"UTC"_s);
    environment.insert(u"HOME"_s, m_folder.filePath(u"home"_s));
    environment.insert(u"TMPDIR"_s, m_folder.filePath(u"tmp"_s));
    environment.insert(u"XDG_RUNTIME_DIR"_s, m_folder.filePath(u"run"_s));
    for (const QString &name : {u"config"_s, u"data"_s, u"state"_s, u"cache"_s})
        environment.insert(u"XDG_%1_HOME"_s.arg(name.toUpper()), m_folder.filePath(name));
    return environment;
}

QString Machine::file(const QString &name) const
{
    return m_folder.filePath(u"work/"_s + name);
}

QByteArray Machine::read(const QString &name) const
{
    QFile in(file(name));
    return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
}

void Machine::write(const QString &name, const QByteArray &content) const
{
    QFile out(file(name));
    if (out.open(QIODevice::WriteOnly))
        out.write(content);
}

bool Machine::exists(const QString &name) const
{
    return QFile::exists(file(name));
}

void Machine::remove(const QString &name) const
{
    QFile::remove(file(name));
}

QStringList Machine::allFiles() const
{
    QStringList files;
    QDirIterator walk(
        m_folder.path(), QDir::Files | QDir::Hidden | QDir::System, QDirIterator::Subdirectories);
    while (walk.hasNext())
        files << walk.next();
    return files;
}

Program::Program(const Machine &machine, const QStringList &arguments, const Given &given)
    : m_process(std::make_unique<QProcess>())
{
    QProcessEnvironment environment = machine.environment();
    if (!given.secret.isEmpty())
        environment.insert(u"BULKHEAD_CLIENT_SECRET"_s, QString::fromUtf8(given.secret));
    for (auto each = given.variables.begin(); each != given.variables.end(); ++each)
        environment.insert(each.key(), each.value());
    m_process->setProcessEnvironment(environment);
    m_process->setWorkingDirectory(machine.file(QString()));
    m_process->start(QStringLiteral(BULKHEAD_CLI), arguments);
    m_process->waitForStarted();
    m_process->write(given.input);
    m_process->closeWriteChannel();
}

Program::~Program()
{
    if (!running())
        return;
    m_process->kill();
    m_process->waitForFinished();
}

QByteArray Program::nextLine()
{
    while (!m_process->canReadLine() && m_process->waitForReadyRead(10'000)) { }
    return m_process->readLine().trimmed();
}

void Program::signal(int number) const
{
    ::kill(pid_t(pid()), number);
}

Ended Program::end(int ms)
{
    const bool inTime = !running() || m_process->waitForFinished(ms);
    const bool byItself = inTime && m_process->exitStatus() == QProcess::NormalExit;
    return {byItself ? m_process->exitCode() : -1, m_process->readAllStandardOutput(),
        m_process->readAllStandardError()};
}

} // namespace bulkhead::app
