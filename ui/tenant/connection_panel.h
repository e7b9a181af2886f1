// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/fault.h"
#include "look/look.h"
#include "run/connection_check.h"

#include <QWidget>

class QFrame;
class QPushButton;
class QVBoxLayout;

namespace bulkhead::ui {

// The button that checks the connection, and what came of it.
class ConnectionPanel : public QWidget
{
    Q_OBJECT
public:
    explicit ConnectionPanel(QWidget *parent = nullptr);

    // `why` tells what is missing before a check can be made; empty: nothing.
    void allow(const QString &why);
    void showReport(const QString &tenantName, const run::ConnectionReport &report);
    void showError(const Error &error);
    void clear();

signals:
    void checkAsked();

private:
    [[nodiscard]] QVBoxLayout *freshResult(Tone tone);

    QPushButton *m_check;
    QLabel *m_why;
    QVBoxLayout *m_layout;
    QFrame *m_result = nullptr;
};

} // namespace bulkhead::ui
