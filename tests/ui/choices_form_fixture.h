// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "plan/choices_form.h"
#include "window/driver.h"

#include "testing/testing.h"

#include <QAbstractButton>
#include <QLineEdit>

namespace bulkhead::ui {

// The form, and a person at it.
class ChoicesFormTest : public ::testing::Test
{
protected:
    ChoicesFormTest()
    {
        m_form.resize(860, 1200);
        m_form.show();
    }
    void click(const QString &name)
    {
        auto *button = testing::shownAs<QAbstractButton>(m_form, name);
        ASSERT_TRUE(button) << name.toStdString();
        button->click();
    }
    bool isOn(const QString &name)
    {
        auto *button = testing::shownAs<QAbstractButton>(m_form, name);
        return button && button->isChecked();
    }
    void enter(const QString &name, const QString &text)
    {
        auto *edit = testing::shownAs<QLineEdit>(m_form, name);
        ASSERT_TRUE(edit) << name.toStdString();
        edit->setText(text);
        emit edit->editingFinished();
    }

    ChoicesForm m_form;
};

} // namespace bulkhead::ui
