// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "desk/live_incident.h"
#include "flow/main_window.h"
#include "testing/testing.h"
#include "window/driver.h"
#include "window/engine_desk.h"
#include "window/pages.h"

#include <QTemporaryDir>

#include <memory>

namespace bulkhead::testing {

// The program's window as main() puts it together: the real engine in its own thread, a practice
// tenant on loopback, files in a folder of its own.
struct Program
{
    EngineDesk desk;
    ui::LiveIncident live{desk};
    Pages pages{desk, live};
    ui::MainWindow window{desk, live, pages.walk(), pages.start()};

    Program() { window.show(); }
};

class WindowTest : public ::testing::Test
{
protected:
    [[nodiscard]] ui::MainWindow &window() { return m_program->window; }
    [[nodiscard]] const journal::Ledger &ledger() { return m_program->live.ledger(); }
    [[nodiscard]] Program &program() { return *m_program; }
    // Ends the program and starts it anew.
    void restart();

    // Each goes on from where the one before ended; a list of the practice tenant's users.
    void toPracticeTenant();
    void toList();
    void toPlan(int users);
    void toPlan(const std::function<QByteArray()> &list);
    void toReview();
    void confirm();

    QTemporaryDir m_folder;

private:
    std::unique_ptr<Program> m_program = std::make_unique<Program>();
};

} // namespace bulkhead::testing
