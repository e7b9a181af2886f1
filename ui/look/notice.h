// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "look/look.h"

#include <QFrame>

class QVBoxLayout;

namespace bulkhead::ui {

// Tells a person that something happened: what, what it means and what to do. Hidden while there
// is nothing to tell; assistive tools hear of it at once.
class Notice : public QFrame
{
    Q_OBJECT
public:
    explicit Notice(QWidget *parent = nullptr);

    // Empty parts are left out.
    void tell(const QString &happened, const QString &meaning, const QString &todo, Tone tone);
    void clear() { hide(); }
    // A control that belongs to what is told, under the words.
    void addWidget(QWidget *widget);

private:
    QLabel *m_happened;
    QLabel *m_meaning;
    QLabel *m_todo;
    QVBoxLayout *m_layout;
};

} // namespace bulkhead::ui
