// SPDX-License-Identifier: Apache-2.0
#include "auth0/transport.h"

namespace bulkhead::auth0 {

QByteArray Answer::header(QByteArrayView name) const
{
    for (const auto &[sentName, value] : headers) {
        if (sentName.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

} // namespace bulkhead::auth0
