// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "intake/list_reader.h"

#include <QFrame>

class QComboBox;
class QLabel;
class QPushButton;
class QTableWidget;

namespace bulkhead::ui {

// The first rows of a list before it is added, and the column that holds the users.
class ListPreview : public QFrame
{
    Q_OBJECT
public:
    explicit ListPreview(QWidget *parent = nullptr);

    void show(const QString &name, const intake::ListPreview &preview);
    void setBusy(bool busy); // the list is being added
    // As ListOptions wants it: empty while the column is the one that was found.
    [[nodiscard]] QString column() const;

signals:
    void addAsked();
    void discardAsked();

private:
    void fill(const intake::ListPreview &preview);
    void columnChanged();

    QLabel *m_title;
    QComboBox *m_column;
    QTableWidget *m_table;
    QLabel *m_reason;
    QPushButton *m_add;
    int m_found = -1;
    bool m_busy = false;
};

} // namespace bulkhead::ui
