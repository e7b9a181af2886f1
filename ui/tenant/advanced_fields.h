// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/tenant.h"

#include <QWidget>

class QLabel;
class QLineEdit;

namespace bulkhead::ui {

class Fold;
class PathField;

// What few tenants need, folded away until it is asked for or not empty: audience and CA file.
class AdvancedFields : public QWidget
{
    Q_OBJECT
public:
    explicit AdvancedFields(QWidget *parent = nullptr);

    [[nodiscard]] QString audience() const; // empty: the usual one
    [[nodiscard]] QString caFile() const;
    [[nodiscard]] QString missing() const;
    void fill(const QString &audience, const QString &caFile);
    void showFixed(const TenantConfig &tenant);
    void showUsualAudience(const QString &audience); // where none is typed
    void setReadOnly(bool readOnly);

signals:
    void changed();

private:
    [[nodiscard]] QWidget *inside();
    void caFileEdited();

    QLineEdit *m_audience;
    PathField *m_caFile;
    QLabel *m_caReason;
    Fold *m_fold;
};

} // namespace bulkhead::ui
