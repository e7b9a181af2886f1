// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/clock.h"
#include "secrets/keychain.h"

namespace QKeychain {
class Job;
}

namespace bulkhead::secrets {

struct Patience
{
    int promptMs = 1'000; // no answer by then: waitedForUser()
    int timeoutMs = 120'000; // no answer by then: KeychainUnavailable
};

// The desktop's keyring (Secret Service, else KWallet), service `bulkhead`. Never falls back to a
// file. Without a session bus or a keyring it fails at once; a locked keyring that has no screen to
// ask on refuses to write, and reads as having no entry: libsecret tells no difference. Calls are
// served one after the other. To be used from one thread of the process only: QtKeychain keeps one
// queue for all.
class DesktopKeychain final : public Keychain
{
    Q_OBJECT
public:
    explicit DesktopKeychain(Clock &clock, Patience patience = {});

    void read(const QString &key, Found done) override;
    void write(const QString &key, const Secret &secret, Done done) override;
    void remove(const QString &key, Done done) override;

private:
    void start(QKeychain::Job *job, const QString &key, Done done);

    Clock &m_clock;
    Patience m_patience;
};

} // namespace bulkhead::secrets
