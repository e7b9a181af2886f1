// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QMap>
#include <QTableWidget>

namespace bulkhead::ui {

// Database connections to tick, each with days of its own: those of the whole as long as nobody has
// typed others.
class ConnectionDays : public QTableWidget
{
    Q_OBJECT
public:
    static constexpr int daysAtMost = 3650;

    explicit ConnectionDays(QWidget *parent = nullptr);

    // Those that are ticked and not among them stay, so that nothing is lost by reading again.
    void setConnections(const QStringList &names);
    void setDays(int days); // of the whole
    void setChosen(const QMap<QString, int> &days); // by name
    [[nodiscard]] QMap<QString, int> chosen() const;

signals:
    void edited();

private:
    void add(const QString &name);
    void show(int row, bool ticked, int days);
    void note(const QTableWidgetItem &item);

    int m_days = 1;
};

} // namespace bulkhead::ui
