// SPDX-License-Identifier: Apache-2.0
#include "look/typed_number.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace bulkhead::ui {

bool isTyped(qint64 number, QString typed)
{
    static const QRegularExpression separators(
        u"[\\s.,'’]"_s, QRegularExpression::UseUnicodePropertiesOption);
    return typed.remove(separators) == QString::number(number);
}

} // namespace bulkhead::ui
