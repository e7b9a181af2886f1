// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "look/look.h"

#include <QFrame>

class QVBoxLayout;

namespace bulkhead::ui {

// A title and some sentences under it, one a line.
class TextCard : public QFrame
{
    Q_OBJECT
public:
    explicit TextCard(
        const QString &title, std::optional<Tone> tone = {}, QWidget *parent = nullptr);

    void setLines(const QStringList &lines);

private:
    QVBoxLayout *m_lines;
};

} // namespace bulkhead::ui
