// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "look/look.h"

#include <QFrame>

namespace bulkhead::ui {

// One number that matters, large, with its name over it and a few words under it. Assistive tools
// read the three as one text.
class StatTile : public QFrame
{
    Q_OBJECT
public:
    explicit StatTile(const QString &name, QWidget *parent = nullptr);

    // Without a tone the value is in the colour of text.
    void setValue(
        const QString &value, const QString &words = {}, std::optional<Tone> tone = std::nullopt);

private:
    QString m_name;
    QLabel *m_value;
    QLabel *m_words;
};

} // namespace bulkhead::ui
