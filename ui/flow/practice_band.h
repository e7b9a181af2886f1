// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFrame>

namespace bulkhead::ui {

// Over every page of an incident on a practice tenant, so that nobody mistakes it for a real one.
class PracticeBand : public QFrame
{
    Q_OBJECT
public:
    explicit PracticeBand(QWidget *parent = nullptr);
};

} // namespace bulkhead::ui
