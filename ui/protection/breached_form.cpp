// SPDX-License-Identifier: Apache-2.0
#include "protection/breached_form.h"

#include "look/field_grid.h"
#include "look/look.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QRadioButton>

using namespace Qt::StringLiterals;

namespace bulkhead::ui {
namespace {

using protection::BreachedWish;
using protection::List;

QString wordText(const QString &word)
{
    static const QHash<QString, QString> words{
        {u"block"_s, BreachedForm::tr("Block")},
        {u"user_notification"_s, BreachedForm::tr("Tell the user")},
        {u"admin_notification"_s, BreachedForm::tr("Tell administrators")},
        {u"immediately"_s, BreachedForm::tr("At once")},
        {u"daily"_s, BreachedForm::tr("Daily")},
        {u"weekly"_s, BreachedForm::tr("Weekly")},
        {u"monthly"_s, BreachedForm::tr("Monthly")},
        {u"standard"_s, BreachedForm::tr("Standard")},
        {u"enhanced"_s, BreachedForm::tr("Enhanced (Credential Guard)")},
    };
    return words.value(word, word);
}

QHBoxLayout *rowIn(QWidget &area)
{
    auto *row = new QHBoxLayout(&area);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2 * spacing);
    return row;
}

} // namespace

BreachedForm::BreachedForm(QWidget *parent)
    : QWidget(parent), m_on(new QCheckBox(tr("Detect breached passwords")))
{
    m_rows = {{List::Shields, &BreachedWish::shields, {}},
        {List::SignupShields, &BreachedWish::signupShields, {}},
        {List::ResetShields, &BreachedWish::resetShields, {}},
        {List::AdminFrequency, &BreachedWish::adminFrequency, {}}};
    const QString titles[] = {tr("At a login"), tr("At a sign-up"), tr("At a password change"),
        tr("Administrators hear")};
    auto *grid = new FieldGrid;
    setLayout(grid);
    grid->addBelow(m_on);
    for (size_t i = 0; i < m_rows.size(); ++i)
        grid->addField(titles[i], boxes(m_rows[i], titles[i]));
    grid->addField(tr("Method"), methods());
    connect(m_on, &QCheckBox::toggled, this, &BreachedForm::changed);
}

QWidget *BreachedForm::boxes(Row &row, const QString &where)
{
    auto *area = new QWidget;
    QHBoxLayout *line = rowIn(*area);
    for (const QString &word : protection::wordsFor(row.list)) {
        auto *box = new QCheckBox(wordText(word));
        box->setAccessibleName(where + u": "_s + wordText(word));
        connect(box, &QCheckBox::toggled, this, &BreachedForm::changed);
        row.boxes.push_back(box);
        line->addWidget(box);
    }
    line->addStretch();
    area->setFocusProxy(row.boxes.front());
    return area;
}

QWidget *BreachedForm::methods()
{
    auto *area = new QWidget;
    QHBoxLayout *line = rowIn(*area);
    for (const QString &method : protection::methods()) {
        auto *radio = new QRadioButton(wordText(method));
        connect(radio, &QRadioButton::toggled, this, &BreachedForm::changed);
        m_methods.push_back(radio);
        line->addWidget(radio);
    }
    line->addStretch();
    area->setFocusProxy(m_methods.front());
    return area;
}

void BreachedForm::setSettings(const QJsonObject &settings)
{
    m_on->setChecked(protection::isOn(settings));
    for (const Row &row : m_rows) {
        const QStringList chosen = protection::listIn(settings, row.list);
        for (size_t i = 0; i < row.boxes.size(); ++i)
            row.boxes[i]->setChecked(chosen.contains(protection::wordsFor(row.list)[qsizetype(i)]));
    }
    const QString method = settings[u"method"].toString(protection::methods().first());
    for (size_t i = 0; i < m_methods.size(); ++i)
        m_methods[i]->setChecked(protection::methods()[qsizetype(i)] == method);
}

protection::BreachedWish BreachedForm::wish() const
{
    BreachedWish wish{.enabled = m_on->isChecked()};
    for (const Row &row : m_rows) {
        QStringList chosen;
        for (size_t i = 0; i < row.boxes.size(); ++i) {
            if (row.boxes[i]->isChecked())
                chosen << protection::wordsFor(row.list)[qsizetype(i)];
        }
        wish.*row.wish = chosen;
    }
    for (size_t i = 0; i < m_methods.size(); ++i) {
        if (m_methods[i]->isChecked())
            wish.method = protection::methods()[qsizetype(i)];
    }
    return wish;
}

} // namespace bulkhead::ui
