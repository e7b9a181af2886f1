// SPDX-License-Identifier: Apache-2.0
#include "look/theme_colors.h"
#include "texts/html_style.h"
#include "texts/report_text.h"

#include "testing/testing.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace bulkhead::texts {
namespace {

// The colours of one `:root{...}`, by name.
QHash<QString, QColor> colorsFrom(const QString &rule)
{
    QHash<QString, QColor> colors;
    const QRegularExpression variable(u"--([a-z-]+):(#[0-9a-f]{3,6})"_s);
    for (const auto &match : variable.globalMatch(rule))
        colors.insert(match.captured(1), QColor(match.captured(2)));
    return colors;
}

void expectReadable(const QHash<QString, QColor> &colors)
{
    QStringList names{u"ink"_s, u"soft"_s};
    for (const StepState state : statesInOrder())
        names << wireName(state);
    for (const QString &name : names) {
        ASSERT_TRUE(colors.contains(name)) << name.toStdString();
        EXPECT_GE(ui::contrast(colors[name], colors[u"paper"_s]), 4.5) << name.toStdString();
    }
    EXPECT_GE(ui::contrast(colors[u"practice"_s], colors[u"practice-area"_s]), 4.5);
}

TEST(HtmlStyle, CanBeReadInLightAndDark)
{
    const QString style = QLatin1StringView(htmlStyle);
    const qsizetype dark = style.indexOf(u"@media (prefers-color-scheme:dark)"_s);
    ASSERT_GT(dark, 0);
    expectReadable(colorsFrom(style.left(dark)));
    expectReadable(colorsFrom(style.mid(dark)));
}

TEST(HtmlStyle, UsesNoNameThatIsNotThere)
{
    const QString style = QLatin1StringView(htmlStyle);
    const auto colors = colorsFrom(style);
    for (const auto &use : QRegularExpression(u"var\\(--([a-z-]+)\\)"_s).globalMatch(style))
        EXPECT_TRUE(colors.contains(use.captured(1))) << use.captured(1).toStdString();
}

} // namespace
} // namespace bulkhead::texts
