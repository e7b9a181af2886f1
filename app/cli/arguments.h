// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QCommandLineParser>
#include <QStringList>

#include <optional>
#include <vector>

namespace bulkhead::cli {

// The arguments of one command: its positional ones by number, its options by name. A wrong use is
// said on stderr, with the command's own usage.
class Arguments
{
public:
    struct Option
    {
        const char *name;
        const char *value; // nullptr: a switch
        const char *what;
    };
    // `usage` is the line shown for the positional arguments, e.g. "INCIDENT FILE...".
    Arguments(const char *command, const char *usage, const std::vector<Option> &options);

    // False after a wrong use; --help prints and ends the process with 0.
    [[nodiscard]] bool parse(const QStringList &arguments, int minimum, int maximum);

    [[nodiscard]] QString positional(int index) const;
    [[nodiscard]] QStringList positionals() const;
    // Of an option that may be given more than once.
    [[nodiscard]] QStringList values(const char *option) const;
    [[nodiscard]] bool has(const char *option) const;
    [[nodiscard]] QString value(const char *option) const;
    // A number from `low` to `high`, `fallback` when absent; wrong ones are said and remembered.
    // A count is a whole one.
    [[nodiscard]] double number(const char *option, double fallback, double low, double high);
    [[nodiscard]] qint64 count(const char *option, qint64 fallback, qint64 low, qint64 high);
    [[nodiscard]] bool sound() const { return m_sound; }
    // Says what is wrong, and remembers it.
    void wrong(const QString &text);

private:
    [[nodiscard]] QString helpText() const;

    QCommandLineParser m_parser;
    QString m_command;
    QString m_usage;
    bool m_sound = true;
};

// Of every command that reads.
inline constexpr Arguments::Option jsonOption{
    "json", nullptr, "The result as one JSON object, for programs."};

} // namespace bulkhead::cli
