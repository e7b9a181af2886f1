// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFrame>

class QRadioButton;
class QVBoxLayout;

namespace bulkhead::ui {

// One of several choices that a person has to understand before choosing: a radio button, a
// sentence under it, and a card around both that can be clicked anywhere.
class ChoiceCard : public QFrame
{
    Q_OBJECT
public:
    ChoiceCard(const QString &choice, const QString &sentence, QWidget *parent = nullptr);

    [[nodiscard]] QRadioButton *radio() const { return m_radio; }

protected:
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    QRadioButton *m_radio;
};

} // namespace bulkhead::ui
