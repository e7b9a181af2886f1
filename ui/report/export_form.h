// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "desk/desk.h"

#include <QWidget>

class QComboBox;

namespace bulkhead::ui {

class Notice;
class PathField;

// A report's format and file, and what came of writing it.
class ExportForm : public QWidget
{
    Q_OBJECT
public:
    struct Words // some hold a mnemonic; without it assistive tools call the fields so
    {
        QString format, file, written;
    };
    ExportForm(Desk &desk, const Words &words, QWidget *parent = nullptr);

    // The incident file that is reported on: suggests a name beside it when it is another one.
    void setIncident(const QString &path);
    // Why nothing can be written yet; empty when it can.
    [[nodiscard]] QString missing() const;
    void write(); // asks before it replaces a file that it has not written itself
    void focusFile();

signals:
    void changed();

private:
    void ask(const QString &path);
    void formatChosen();
    void pathEdited();
    void failed(const Error &error);

    Desk &m_desk;
    QComboBox *m_format;
    PathField *m_file;
    Notice *m_notice;
    QString m_incident;
    QString m_written; // may be replaced without asking
    bool m_writing = false;
};

} // namespace bulkhead::ui
