// SPDX-License-Identifier: Apache-2.0
#include "gate/standing.h"

using namespace Qt::StringLiterals;

namespace bulkhead::gate {

QString wireName(Standing standing)
{
    switch (standing) {
    case Standing::Up: return u"up"_s;
    case Standing::Missing: return u"missing"_s;
    case Standing::NotBound: return u"not_bound"_s;
    case Standing::NotFirst: return u"not_first"_s;
    case Standing::OtherCode: return u"other_code"_s;
    }
    Q_UNREACHABLE();
}

} // namespace bulkhead::gate
