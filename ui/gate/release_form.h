// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "desk/background.h"
#include "desk/live_incident.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace bulkhead::ui {

class PathField;

// A file that names users whom the gate shall hold no more. Hidden until it is asked for.
class ReleaseForm : public QWidget
{
    Q_OBJECT
public:
    explicit ReleaseForm(LiveIncident &live, QWidget *parent = nullptr);

    void begin();
    // The question whether these may be released, asked over `parent`; `then` when it is answered
    // so.
    static void ask(QWidget *parent, const QString &question, const std::function<void()> &then);

signals:
    void confirmed(const QStringList &identifiers);

private:
    void read();
    void found(const QStringList &identifiers, qint64 held);

    LiveIncident &m_live;
    PathField *m_file;
    QLabel *m_reason;
    QPushButton *m_release;
    Background m_background;
};

} // namespace bulkhead::ui
