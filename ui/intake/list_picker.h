// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "intake/list_source.h"

#include <QTimer>
#include <QWidget>

class QPlainTextEdit;
class QPushButton;

namespace bulkhead::ui {

class ListPreview;
class Notice;
class PathField;

// Opens, drops or pastes a list and shows its first rows before it is added.
class ListPicker : public QWidget
{
    Q_OBJECT
public:
    explicit ListPicker(QWidget *parent = nullptr);

    void offerPracticeList(bool offer);
    void take(const ListSource &source); // shows its first rows
    void setBusy(bool busy);
    void showError(const Error &error);
    void clear(); // the list was added

    [[nodiscard]] bool isPending() const; // a list is shown that was not added

signals:
    void changed();
    void practiceListAsked();
    void addAsked(const bulkhead::ui::ListSource &source, const QString &column);

private:
    [[nodiscard]] QWidget *buttons();
    void preview();

    PathField *m_file;
    QPlainTextEdit *m_pasted;
    QPushButton *m_practice;
    QTimer m_typing;
    ListSource m_source;
    ListPreview *m_preview;
    Notice *m_notice;
};

} // namespace bulkhead::ui
