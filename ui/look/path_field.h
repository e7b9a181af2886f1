// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

class QLineEdit;
class QPushButton;

namespace bulkhead::ui {

// A file that can be typed as a path or picked in a dialog.
class PathField : public QWidget
{
    Q_OBJECT
public:
    enum class Kind { Open, Save };
    // `name` is what assistive tools call the field, and the dialog's title.
    PathField(const QString &name, Kind kind, QWidget *parent = nullptr);

    [[nodiscard]] QString path() const;
    void setPath(const QString &path);
    // `CSV (*.csv);;All files (*)`
    void setFilter(const QString &filter) { m_filter = filter; }
    void setReadOnly(bool readOnly);
    [[nodiscard]] QLineEdit *edit() const { return m_edit; }

signals:
    void edited(); // typed, picked, or set by assistive tools; not by setPath()
    void chosen(); // picked, or Enter pressed

private:
    void browse();

    QLineEdit *m_edit;
    QPushButton *m_browse;
    QString m_filter;
    Kind m_kind;
};

} // namespace bulkhead::ui
