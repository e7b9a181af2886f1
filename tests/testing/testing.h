// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>

#include <gtest/gtest.h>

#include <functional>
#include <iosfwd>

// Readable failures.
void PrintTo(const QString &text, std::ostream *out);
void PrintTo(const QByteArray &bytes, std::ostream *out);

namespace bulkhead::testing {

// All of them, under the rule that a qWarning fails the test that provoked it.
[[nodiscard]] int runTests(int argc, char **argv);

// Runs the event loop until `done` says so; false after `ms`. For tests with real sockets only.
[[nodiscard]] bool waitFor(const std::function<bool()> &done, int ms = 10'000);

// For a test that provokes warnings on purpose: they do not fail it while this lives.
class WarningsAllowed
{
public:
    WarningsAllowed();
    ~WarningsAllowed();
    WarningsAllowed(const WarningsAllowed &) = delete;
    WarningsAllowed &operator=(const WarningsAllowed &) = delete;
};

} // namespace bulkhead::testing
