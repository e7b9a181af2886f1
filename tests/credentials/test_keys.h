// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QJsonObject>

namespace bulkhead::testing {

// Keys for tests, made when first asked for and gone with the process. Straight from OpenSSL, so
// that what the program signs is judged by another's code.
enum class KeyForm { Pkcs8, Pkcs1, Pkcs8Encrypted, Pkcs1Encrypted };
[[nodiscard]] const QByteArray &rsaPem(int bits = 2048, KeyForm form = KeyForm::Pkcs8);
[[nodiscard]] const QByteArray &otherRsaPem(); // 2048 bits, of somebody else
[[nodiscard]] QByteArray ecPem();
[[nodiscard]] QByteArray publicPem(const QByteArray &privatePem);

// `algorithm` is RS256 or PS256.
[[nodiscard]] bool verifies(const QByteArray &publicPem, const QByteArray &algorithm,
    const QByteArray &bytes, const QByteArray &signature);
// A JWT in compact form; `head` tells the algorithm it is signed with.
[[nodiscard]] QByteArray jwtOf(
    const QJsonObject &head, const QJsonObject &claims, const QByteArray &privatePem);
// The n-th part of one, from 0, as JSON.
[[nodiscard]] QJsonObject jwtPart(const QByteArray &jwt, int n);

} // namespace bulkhead::testing
