// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "desk/live_incident.h"
#include "flow/page.h"

class QComboBox;
class QLabel;

namespace bulkhead::ui {

class LeftOver;
class Notice;
class OutcomeBars;
class PathField;

// How the incident stands, and the files that prove it. What is exported is read from the incident
// file, not from this window.
class ReportPage : public Page
{
    Q_OBJECT
public:
    ReportPage(Desk &desk, LiveIncident &live, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override { return tr("Report"); }
    [[nodiscard]] QString iconName() const override { return QStringLiteral("report"); }
    [[nodiscard]] QString subtitle() const override;
    [[nodiscard]] QString closed() const override;
    [[nodiscard]] QString missing() const override;
    [[nodiscard]] QString primaryText() const override { return tr("Export report"); }
    void primary() override;
    void entered() override;
    [[nodiscard]] bool isWide() const override { return true; }

protected:
    void showEvent(QShowEvent *event) override;

private:
    [[nodiscard]] QWidget *exportForm();
    void write(const QString &path);
    void askToReplace(const QString &path);
    void formatChosen();
    void pathEdited();
    void suggestPath();
    void refresh();

    Desk &m_desk;
    LiveIncident &m_live;
    QLabel *m_result;
    QLabel *m_standing;
    OutcomeBars *m_bars;
    QLabel *m_leftTitle;
    LeftOver *m_left;
    PathField *m_file;
    QComboBox *m_format;
    Notice *m_notice;
    QString m_written; // may be replaced without asking
    QString m_suggestedFor; // incident
};

} // namespace bulkhead::ui
