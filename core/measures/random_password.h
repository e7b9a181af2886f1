// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/secret.h"

namespace bulkhead::measures {

// A password that nobody is meant to know: from the system's random numbers, of all four classes of
// characters, without three equal or consecutive ones in a row, printable ASCII that JSON need not
// escape. 40 characters, or `minLength` when that is more; at most 72, which is all that Auth0
// keeps. More than 200 bits in any case.
[[nodiscard]] Secret randomPassword(int minLength);

// Pure: whether it is as said above. For every other, another is drawn.
[[nodiscard]] bool isGoodPassword(QByteArrayView password);

} // namespace bulkhead::measures
