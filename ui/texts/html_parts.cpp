// SPDX-License-Identifier: Apache-2.0
#include "texts/html_parts.h"

#include "texts/reason_text.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace bulkhead::texts::html {

QString tr(const char *text)
{
    return QCoreApplication::translate("html", text);
}

QString number(qint64 value)
{
    return QLocale().toString(value);
}

QByteArray escaped(const QString &text)
{
    return text.toHtmlEscaped().toUtf8();
}

QByteArray element(const QByteArray &name, const QString &text)
{
    return '<' + name + '>' + escaped(text) + "</" + name + ">\n";
}

QByteArray cell(const QString &text, const QByteArray &kind)
{
    return (kind.isEmpty() ? "<td>"_ba : QByteArray("<td class=" + kind + '>')) + escaped(text);
}

QByteArray numberCell(qint64 value)
{
    return cell(number(value), "n");
}

QByteArray stateCell(std::optional<StepState> state)
{
    if (!state)
        return cell(tr("none"));
    return "<td class=\"s " + wireName(*state).toLatin1() + "\">" + escaped(stateText(*state));
}

QByteArray tableHead(const QStringList &titles)
{
    QByteArray head = "<div class=scroll tabindex=0><table><thead><tr>"; // scrolled by keys, too
    for (const QString &title : titles)
        head += "<th scope=col>" + escaped(title);
    return head + "</thead><tbody>\n";
}

} // namespace bulkhead::texts::html
