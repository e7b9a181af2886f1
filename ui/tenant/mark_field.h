// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tenant/tenant_profiles.h"

#include <QWidget>

class QComboBox;

namespace bulkhead::ui {

// The mark of a tenant's environment: a word, typed or picked, and its colour.
class MarkField : public QWidget
{
    Q_OBJECT
public:
    explicit MarkField(QWidget *parent = nullptr);

    [[nodiscard]] EnvironmentMark mark() const;
    void setMark(const EnvironmentMark &mark);

signals:
    void edited(); // not by setMark()

private:
    QComboBox *m_text;
    QComboBox *m_color;
};

} // namespace bulkhead::ui
