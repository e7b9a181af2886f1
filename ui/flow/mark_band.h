// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tenant/tenant_profiles.h"

#include <QFrame>

class QLabel;

namespace bulkhead::ui {

// Over every page of an incident whose tenant has a mark: which environment this is.
class MarkBand : public QFrame
{
    Q_OBJECT
public:
    explicit MarkBand(QWidget *parent = nullptr);

    void tell(const EnvironmentMark &mark, const QString &tenantName); // no text: hidden

private:
    QLabel *m_text;
};

} // namespace bulkhead::ui
