// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/fault.h"

#include <QFrame>

#include <optional>

class QLabel;

namespace bulkhead::ui {

// Over every page of an incident whose file can only be read, with the reason.
class ReadOnlyBand : public QFrame
{
    Q_OBJECT
public:
    explicit ReadOnlyBand(QWidget *parent = nullptr);

    void tell(const std::optional<Error> &why); // nothing hides it

private:
    QLabel *m_text;
};

} // namespace bulkhead::ui
