// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFrame>

class QAbstractButton;
class QCheckBox;
class QRadioButton;

namespace bulkhead::ui {

// A choice that a person has to understand before making it: a button, a sentence under it, and a
// card around both that can be clicked anywhere.
class ButtonCard : public QFrame
{
    Q_OBJECT
public:
    ButtonCard(QAbstractButton *button, const QString &sentence, QWidget *parent);

protected:
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    QAbstractButton *m_button;
};

// One of several.
class ChoiceCard : public ButtonCard
{
    Q_OBJECT
public:
    ChoiceCard(const QString &choice, const QString &sentence, QWidget *parent = nullptr);

    [[nodiscard]] QRadioButton *radio() const { return m_radio; }

private:
    ChoiceCard(QRadioButton *radio, const QString &sentence, QWidget *parent);
    QRadioButton *m_radio;
};

// One that may be made beside others.
class CheckCard : public ButtonCard
{
    Q_OBJECT
public:
    CheckCard(const QString &choice, const QString &sentence, QWidget *parent = nullptr);

    [[nodiscard]] QCheckBox *box() const { return m_box; }

private:
    CheckCard(QCheckBox *box, const QString &sentence, QWidget *parent);
    QCheckBox *m_box;
};

// Two cards a row.
[[nodiscard]] QWidget *inTwoColumns(const QList<ButtonCard *> &cards);

} // namespace bulkhead::ui
