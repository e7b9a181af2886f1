// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "start/recent_incidents.h"

#include <QFrame>

namespace bulkhead::ui {

// One known incident: how it stands, and a button that opens it.
class RecentRow : public QFrame
{
    Q_OBJECT
public:
    explicit RecentRow(const RecentIncident &incident, QWidget *parent = nullptr);

signals:
    void openAsked();
};

} // namespace bulkhead::ui
