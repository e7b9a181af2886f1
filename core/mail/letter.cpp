// SPDX-License-Identifier: Apache-2.0
#include "mail/letter.h"

#include <QUuid>

namespace bulkhead::mail {

QString newMessageId(const Mailbox &from)
{
    const QString random = QUuid::createUuid().toString(QUuid::Id128);
    return random + from.address.mid(from.address.lastIndexOf(u'@'));
}

} // namespace bulkhead::mail
