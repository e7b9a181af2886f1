// SPDX-License-Identifier: Apache-2.0
#include "cli/arguments.h"

#include "cli/output.h"

#include <cmath>
#include <cstdlib>

using namespace Qt::StringLiterals;

namespace bulkhead::cli {

Arguments::Arguments(const char *command, const char *usage, const std::vector<Option> &options)
    : m_command(QString::fromLatin1(command)), m_usage(QString::fromLatin1(usage))
{
    m_parser.setOptionsAfterPositionalArgumentsMode(QCommandLineParser::ParseAsOptions);
    m_parser.addOption({u"help"_s, tr("Shows this.")});
    for (const Option &option : options) {
        QCommandLineOption each(QString::fromLatin1(option.name), tr(option.what));
        if (option.value)
            each.setValueName(QString::fromLatin1(option.value));
        m_parser.addOption(each);
    }
    m_parser.addPositionalArgument(m_usage, QString(), m_usage);
}

bool Arguments::parse(const QStringList &arguments, int minimum, int maximum)
{
    const bool parsed = m_parser.parse(QStringList{u"bulkhead-cli "_s + m_command} + arguments);
    if (parsed && m_parser.isSet(u"help"_s)) {
        printResult(helpText());
        std::exit(0);
    }
    if (!parsed) {
        wrong(m_parser.errorText());
        return false;
    }
    const QStringList named = m_parser.positionalArguments();
    const auto count = named.size();
    // An empty name is a script's variable that was not set.
    if (count < minimum || (maximum >= 0 && count > maximum) || named.contains(QString())) {
        wrong(tr("Usage: bulkhead-cli %1 %2").arg(m_command, m_usage).trimmed());
        return false;
    }
    return true;
}

QString Arguments::positional(int index) const
{
    return m_parser.positionalArguments().value(index);
}

QStringList Arguments::positionals() const
{
    return m_parser.positionalArguments();
}

bool Arguments::has(const char *option) const
{
    return m_parser.isSet(QString::fromLatin1(option));
}

QString Arguments::value(const char *option) const
{
    return m_parser.value(QString::fromLatin1(option));
}

QStringList Arguments::values(const char *option) const
{
    return m_parser.values(QString::fromLatin1(option));
}

double Arguments::number(const char *option, double fallback, double low, double high)
{
    if (!has(option))
        return fallback;
    bool isNumber = false;
    const double number = value(option).toDouble(&isNumber);
    if (!isNumber || !(number >= low && number <= high)) { // “nan” is a number to toDouble()
        wrong(tr("--%1 takes a number from %2 to %3, not “%4”.")
                  .arg(QString::fromLatin1(option), QString::number(low, 'g', 12),
                      QString::number(high, 'g', 12), value(option)));
        return fallback;
    }
    return number;
}

qint64 Arguments::count(const char *option, qint64 fallback, qint64 low, qint64 high)
{
    const double whole = number(option, double(fallback), double(low), double(high));
    if (whole == std::floor(whole))
        return qint64(whole);
    wrong(
        tr("--%1 takes a whole number, not “%2”.").arg(QString::fromLatin1(option), value(option)));
    return fallback;
}

// QCommandLineParser names the program in its usage, not the command.
QString Arguments::helpText() const
{
    const QString text = m_parser.helpText();
    return tr("Usage: bulkhead-cli %1 [options] %2").arg(m_command, m_usage).trimmed()
        + text.mid(text.indexOf(u'\n'));
}

void Arguments::wrong(const QString &text)
{
    m_sound = false;
    printNote(
        tr("bulkhead-cli %1: %2 (“bulkhead-cli %1 --help” tells more.)").arg(m_command, text));
}

} // namespace bulkhead::cli
