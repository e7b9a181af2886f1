// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/manual_clock.h"
#include "practice/raw_client.h"
#include "practice/tenant.h"
#include "testing/testing.h"

#include <memory>

namespace bulkhead::practice {

// A tenant on virtual time without latency, and a keep-alive connection to it.
class TenantTest : public ::testing::Test
{
protected:
    static TenantOptions quick();
    void start(TenantOptions options = quick());
    [[nodiscard]] RawAnswer ask(const QByteArray &method, const QByteArray &target,
        const QByteArray &body = {}, const QByteArray &type = "application/json");
    // As ask(), with the token of a good client.
    [[nodiscard]] RawAnswer manage(
        const QByteArray &method, const QByteArray &target, const QByteArray &body = {});
    // The body of a token request with one field replaced, or left out when `value` is null.
    [[nodiscard]] QByteArray credentials(
        const QString &field = {}, const QJsonValue &value = {}) const;
    [[nodiscard]] QByteArray token();
    // user_id of the n-th user, as it stands in a path.
    [[nodiscard]] QByteArray encodedId(int user) const;
    [[nodiscard]] QString userId(int user) const;
    [[nodiscard]] QString email(int user) const;
    // user_id of the n-th odd user of this kind, as kinds.csv names it.
    [[nodiscard]] QString odd(const QByteArray &kind, int number = 0);
    [[nodiscard]] QByteArray pathOf(const QString &userId) const;
    [[nodiscard]] RawAnswer patch(const QString &userId, const QByteArray &body);
    [[nodiscard]] UserEffects effects(const QString &userId) const;
    // The first user with at least this much to revoke.
    [[nodiscard]] int userWith(int sessions, int refreshTokens) const;

    ManualClock m_clock;
    std::unique_ptr<Tenant> m_tenant;
    std::unique_ptr<RawClient> m_client;
    QByteArray m_token;
};

} // namespace bulkhead::practice
