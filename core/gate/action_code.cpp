// SPDX-License-Identifier: Apache-2.0
#include "gate/action_code.h"

#include <QCryptographicHash>
#include <QFile>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

// A static library's resources have to be asked for, outside of any namespace.
static void initActions()
{
    Q_INIT_RESOURCE(actions);
}

namespace bulkhead::gate {
namespace {

constexpr QByteArrayView beginning = "const data = ";
constexpr QByteArrayView placeholder = "const data = null;";

QByteArray resource(const QString &name)
{
    initActions();
    QFile file(u":/actions/"_s + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray literal(const QJsonObject &data)
{
    const QString json = QString::fromUtf8(QJsonDocument(data).toJson(QJsonDocument::Compact));
    QByteArray ascii;
    ascii.reserve(json.size());
    for (const QChar sign : json) {
        if (sign.unicode() < 0x7f)
            ascii += char(sign.unicode());
        else
            ascii += "\\u" + QByteArray::number(sign.unicode(), 16).rightJustified(4, '0');
    }
    return ascii;
}

} // namespace

QByteArray gateTemplate()
{
    return resource(u"gate.js"_s);
}

QByteArray forceResetTemplate()
{
    return resource(u"force_reset.js"_s);
}

QByteArray rotationTemplate()
{
    return resource(u"rotation.js"_s);
}

QByteArray fillIn(const QByteArray &source, const QJsonObject &data)
{
    QByteArray code;
    for (const QByteArray &line : source.split('\n')) {
        const QByteArray text = line.trimmed();
        if (text == placeholder)
            code += beginning.toByteArray() + literal(data) + ";\n";
        else if (!text.isEmpty() && !text.startsWith("//"))
            code += text + '\n';
    }
    return code;
}

QJsonObject filledIn(const QByteArray &code)
{
    for (const QByteArray &line : code.split('\n')) {
        if (line.startsWith(beginning) && line.endsWith(';'))
            return QJsonDocument::fromJson(line.mid(beginning.size()).chopped(1)).object();
    }
    return {};
}

bool isMadeFrom(const QByteArray &source, const QByteArray &code)
{
    QByteArray empty;
    for (const QByteArray &line : code.split('\n'))
        empty += (line.trimmed().startsWith(beginning) ? placeholder.toByteArray() : line) + '\n';
    return fillIn(empty, {}) == fillIn(source, {});
}

QByteArray forceResetCode(const QString &denyText)
{
    return fillIn(forceResetTemplate(), {{u"text"_s, denyText}});
}

QString codeDigest(const QByteArray &code)
{
    return QString::fromLatin1(QCryptographicHash::hash(code, QCryptographicHash::Sha256).toHex());
}

} // namespace bulkhead::gate
