// SPDX-License-Identifier: Apache-2.0
#include "practice/device_credentials.h"

#include <algorithm>

namespace bulkhead::practice {
namespace {

using namespace Qt::StringLiterals;

enum : quint32 { HowMany = 400, Check, Type };

constexpr quint64 indexBits = 28; // more than there are users

} // namespace

QList<DeviceCredential> deviceCredentials(const Population &people, int user)
{
    const quint64 drawn = draw(people.seed(), quint64(user), HowMany) % 9;
    const quint64 many = drawn < 3 ? drawn + 1 : 0;
    QList<DeviceCredential> all;
    for (quint64 number = 0; number < many; ++number) {
        const quint64 at = quint64(user) * 4 + number;
        const quint64 check = draw(people.seed(), at, Check) << (indexBits + 4);
        const quint64 id = check | number << indexBits | quint64(user);
        const bool rotating = draw(people.seed(), at, Type) % 2 == 0;
        all.push_back({u"dcr_%1"_s.arg(id, 16, 16, '0'_L1),
            rotating ? u"rotating_refresh_token"_s : u"refresh_token"_s});
    }
    return all;
}

std::optional<int> ownerOf(const Population &people, const QString &credentialId)
{
    const quint64 id = credentialId.mid(4).toULongLong(nullptr, 16);
    const quint64 user = id & ((1u << indexBits) - 1);
    if (user >= quint64(people.size()))
        return {};
    const QList<DeviceCredential> all = deviceCredentials(people, int(user));
    const bool owns = std::any_of(all.begin(), all.end(),
        [&](const DeviceCredential &credential) { return credential.id == credentialId; });
    return owns ? std::optional(int(user)) : std::nullopt;
}

} // namespace bulkhead::practice
