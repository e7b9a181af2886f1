// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "look/look.h"
#include "plan/user_list_reading.h"

#include <QWidget>

class QLabel;
class QLineEdit;

namespace bulkhead::ui {

class FieldGrid;
class PathField;

// The operator's own account, and the files that name whom to spare, to leave out and to treat
// first.
class UserListFields : public QWidget
{
    Q_OBJECT
public:
    explicit UserListFields(QWidget *parent = nullptr);

    [[nodiscard]] UserListInput input() const;
    void setInput(const UserListInput &input);
    // Which field is not right; what is in the files is somebody else's business.
    [[nodiscard]] QString missing() const;
    // Under the field of that file: what was found in it.
    void tell(ListFile file, const QString &text, Tone tone);

signals:
    void changed();
    void left(); // a field was typed into and left, or a file was picked

private:
    struct File
    {
        PathField *path;
        QLabel *told;
    };
    File addFile(FieldGrid &grid, const QString &label, const QString &name, const QString &hint);
    void edited();
    void explain();

    QLineEdit *m_own;
    QLabel *m_ownReason;
    std::array<File, allListFiles.size()> m_files;
    QLineEdit *m_why;
    QLabel *m_whyLabel, *m_whyReason;
};

} // namespace bulkhead::ui
