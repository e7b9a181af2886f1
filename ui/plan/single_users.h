// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "desk/background.h"
#include "journal/ledger.h"
#include "plan/user_list_reading.h"

#include <QWidget>

class QCheckBox;
class QLabel;

namespace bulkhead::ui {

class UserListFields;

// Whom a plan treats otherwise than everybody else on the list. The operator's own account is
// remembered on this computer; files are read when their turn comes; and of a plan that was made
// elsewhere everybody is kept, unless a person says otherwise.
class SingleUsers : public QWidget
{
    Q_OBJECT
public:
    explicit SingleUsers(QWidget *parent = nullptr);

    // Another incident: nothing of the one before is left in the fields.
    void begin(const journal::Ledger &ledger);
    // Its plan does not change any more: what it says instead of the fields.
    void setFrozen(bool frozen, const journal::Ledger &ledger);
    [[nodiscard]] QString missing() const;
    // With what stands in the fields, as far as no file has to be read.
    [[nodiscard]] plan::UserLists withoutFiles() const;
    // Reads the files; nothing when one cannot be, which is said under its field. At once when
    // there are none, else later.
    using Then = std::function<void(const std::optional<plan::UserLists> &)>;
    void read(Then then);
    // Who was named in a file and is not among the planned users: a sentence a list.
    [[nodiscard]] QStringList namedInVain(
        const plan::UserLists &lists, const journal::Ledger &ledger) const;

signals:
    void changed();

private:
    void lookInto();
    void show(const UserListsRead &read);
    void addKept(plan::UserLists &lists) const;

    UserListFields *m_fields;
    QCheckBox *m_keep;
    QLabel *m_standing;
    plan::UserLists m_kept; // of a plan that was made before this window opened it
    UserListInput m_lookedInto;
    bool m_frozen = false;
    Background m_background;
};

} // namespace bulkhead::ui
