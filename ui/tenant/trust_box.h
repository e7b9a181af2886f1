// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/tenant.h"

#include <QFrame>

class QCheckBox;
class QLabel;

namespace bulkhead::ui {

// Asks before a file from elsewhere makes its first call: it names the tenant, the client and the
// authorities that somebody else chose.
class TrustBox : public QFrame
{
    Q_OBJECT
public:
    explicit TrustBox(QWidget *parent = nullptr);

    // Asks anew.
    void ask(const TenantConfig &tenant);
    [[nodiscard]] bool trusted() const;

signals:
    void changed();

private:
    QLabel *m_what;
    QCheckBox *m_known;
};

} // namespace bulkhead::ui
