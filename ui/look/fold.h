// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

class QToolButton;

namespace bulkhead::ui {

// A part of a page that most people never need, behind a button.
class Fold : public QWidget
{
    Q_OBJECT
public:
    // `title` may hold a mnemonic.
    Fold(const QString &title, QWidget *inside, QWidget *parent = nullptr);

    void setOpen(bool open);
    [[nodiscard]] bool isOpen() const;
    // Behind the title, so that nothing inside is forgotten while it is closed.
    void setNote(const QString &note);

private:
    QString m_title;
    QToolButton *m_button;
    QWidget *m_inside;
};

} // namespace bulkhead::ui
