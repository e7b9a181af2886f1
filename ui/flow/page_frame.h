// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "flow/page.h"

class QKeySequence;
class QLabel;
class QPushButton;

namespace bulkhead::ui {

// A page with what stands around it: its title above, Back and the one primary button below, and
// beside that button what is still missing.
class PageFrame : public QWidget
{
    Q_OBJECT
public:
    explicit PageFrame(Page &page, QWidget *parent = nullptr);

    [[nodiscard]] Page &page() const { return m_page; }

signals:
    void backAsked();

private:
    void alsoBy(const QKeySequence &keys, QPushButton &button);
    [[nodiscard]] QWidget *body();
    [[nodiscard]] QWidget *footer();
    void refresh();

    Page &m_page;
    QLabel *m_title;
    QLabel *m_subtitle;
    QLabel *m_missing;
    QPushButton *m_back;
    QPushButton *m_primary;
};

} // namespace bulkhead::ui
