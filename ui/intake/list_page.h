// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "board/users_model.h"
#include "flow/page.h"
#include "intake/list_source.h"

class QLabel;
class QTabWidget;

namespace bulkhead::ui {

class ListPicker;
class RejectsModel;

// Who is affected: lists are added, and users and rejects looked at.
class ListPage : public Page
{
    Q_OBJECT
public:
    ListPage(Desk &desk, LiveIncident &live, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override { return tr("Affected users"); }
    [[nodiscard]] QString iconName() const override { return QStringLiteral("users"); }
    [[nodiscard]] QString subtitle() const override;
    [[nodiscard]] QString closed() const override;
    [[nodiscard]] QString missing() const override;
    [[nodiscard]] bool isWide() const override { return true; }

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    [[nodiscard]] QWidget *usersTable();
    [[nodiscard]] QWidget *rejectsTable();
    void add(const ListSource &source, const QString &column);
    void imported(const run::ImportSummary &summary);
    void refresh();

    Desk &m_desk;
    LiveIncident &m_live;
    UsersModel m_users;
    RejectsModel *m_rejects;
    ListPicker *m_picker;
    QLabel *m_added;
    QTabWidget *m_tabs;
};

} // namespace bulkhead::ui
