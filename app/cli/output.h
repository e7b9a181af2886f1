// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "composition/exit_code.h"
#include "run/engine.h"

#include <QJsonObject>
#include <QString>

namespace bulkhead::cli {

[[nodiscard]] QString tr(const char *text);

// Results go to stdout, everything said on the way to stderr; each ends its own line.
void printResult(const QString &text);
void printNote(const QString &text);
// An object in one line, on stdout.
void printJson(const QJsonObject &object);
// A line of its own when that is a practice tenant.
[[nodiscard]] QString practiceNote(const journal::Ledger &ledger);
// Says a failure in one line and gives its exit code.
[[nodiscard]] ExitCode fail(const Error &error);

// A bar on a terminal, else a line every few seconds.
class ProgressLine
{
public:
    explicit ProgressLine(const Clock &clock);
    void show(const run::Progress &progress);
    void finish();

private:
    const Clock &m_clock;
    bool m_terminal;
    bool m_shown = false;
    qint64 m_lastMs;
};

} // namespace bulkhead::cli
