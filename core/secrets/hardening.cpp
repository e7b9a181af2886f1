// SPDX-License-Identifier: Apache-2.0
#include "secrets/hardening.h"

#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>

namespace bulkhead::secrets {

// None of the three can fail: lowering needs no privilege.
void hardenProcess()
{
    const rlimit none{0, 0};
    setrlimit(RLIMIT_CORE, &none);
    prctl(PR_SET_DUMPABLE, 0, 0, 0, 0); // the limit does not hold for a core_pattern that pipes
    umask(0077);
}

} // namespace bulkhead::secrets
