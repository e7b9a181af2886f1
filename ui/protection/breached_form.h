// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protection/breached_passwords.h"

#include <QWidget>

#include <vector>

class QCheckBox;
class QRadioButton;

namespace bulkhead::ui {

// What Breached Password Detection does where, to tick.
class BreachedForm : public QWidget
{
    Q_OBJECT
public:
    explicit BreachedForm(QWidget *parent = nullptr);

    void setSettings(const QJsonObject &settings);
    [[nodiscard]] protection::BreachedWish wish() const;

signals:
    void changed();

private:
    struct Row
    {
        protection::List list;
        std::optional<QStringList> protection::BreachedWish::*wish;
        std::vector<QCheckBox *> boxes; // in the order of the list's words
    };
    [[nodiscard]] QWidget *boxes(Row &row, const QString &where);
    [[nodiscard]] QWidget *methods();

    QCheckBox *m_on;
    std::vector<Row> m_rows;
    std::vector<QRadioButton *> m_methods; // in the order of protection::methods()
};

} // namespace bulkhead::ui
