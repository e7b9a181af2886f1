// SPDX-License-Identifier: Apache-2.0
#include "secrets/environment.h"

#include <QtGlobal>

#include <cstdlib>
#include <cstring>

namespace bulkhead::secrets {

Secret takeVariable(const char *name)
{
    char *value = std::getenv(name);
    if (!value)
        return {};
    Secret secret(QByteArray(value, qsizetype(std::strlen(value))));
    explicit_bzero(value, std::strlen(value)); // unsetting alone leaves it in /proc/PID/environ
    qunsetenv(name);
    return secret;
}

} // namespace bulkhead::secrets
