// SPDX-License-Identifier: Apache-2.0
#include "credentials/credential.h"

#include <algorithm>

namespace bulkhead::credentials {
namespace {

bool isBase64Url(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'
        || c == '_';
}

// Three parts, none empty. Nothing else may stand in a header line.
bool looksLikeJwt(QByteArrayView text)
{
    const bool clean =
        std::all_of(text.begin(), text.end(), [](char c) { return c == '.' || isBase64Url(c); });
    return clean && std::count(text.begin(), text.end(), '.') == 2 && !text.startsWith('.')
        && !text.endsWith('.') && !text.contains("..");
}

} // namespace

Result<ManagementToken> ManagementToken::fromPasted(Secret pasted)
{
    constexpr QByteArrayView scheme = "Bearer ";
    QByteArrayView text = pasted.reveal().trimmed();
    if (text.startsWith(scheme))
        text = text.sliced(scheme.size()).trimmed();
    if (!looksLikeJwt(text))
        return failure(Fault::PastedTokenUnreadable);
    return ManagementToken(Secret(QByteArray(text.data(), text.size())));
}

Credential clone(const Credential &credential)
{
    if (const auto *client = std::get_if<ClientSecret>(&credential))
        return ClientSecret{client->secret.clone()};
    if (const auto *key = std::get_if<PrivateKey>(&credential))
        return key->clone();
    return std::get<ManagementToken>(credential).clone();
}

} // namespace bulkhead::credentials
