// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "desk/live_incident.h"
#include "journal/entries.h"
#include "ui/fake_desk.h"

#include "testing/testing.h"

namespace bulkhead::ui {

// `auth0|u00007` on line 7 and so on, planned with everything and a mail, and the run started.
[[nodiscard]] std::vector<journal::Entry> runningIncident(qint32 users);

// An incident as the program would hand it to the window.
class LiveTest : public ::testing::Test
{
protected:
    void open(std::vector<journal::Entry> entries, const QString &path = QStringLiteral("a"),
        bool createdHere = true);
    void record(std::vector<journal::Entry> entries);
    // Both steps of these rows are done now.
    void finish(const std::vector<qint32> &rows);

    FakeDesk m_desk;
    LiveIncident m_live{m_desk};

private:
    qint64 m_seq = 0;
};

} // namespace bulkhead::ui
