// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "secrets/keychain.h"

#include <QMap>

namespace bulkhead::testing {

// A keychain in memory that remembers what it was asked for.
class ScriptedKeychain final : public secrets::Keychain
{
public:
    QMap<QString, QByteArray> entries;
    QString unavailable; // not empty: every call fails with it
    QStringList asked;

    void read(const QString &key, Found done) override
    {
        asked += key;
        later([this, key, done] {
            if (!unavailable.isEmpty())
                done(failure(Fault::KeychainUnavailable, unavailable));
            else if (const auto entry = entries.constFind(key); entry != entries.constEnd())
                done(Secret(QByteArray(entry->constData(), entry->size())));
            else
                done(std::nullopt);
        });
    }

    void write(const QString &key, const Secret &secret, Done done) override
    {
        entries[key] = secret.reveal().toByteArray();
        later([done] { done({}); });
    }

    void remove(const QString &key, Done done) override
    {
        entries.remove(key);
        later([done] { done({}); });
    }

private:
    template <typename Call> void later(Call call)
    {
        QMetaObject::invokeMethod(this, call, Qt::QueuedConnection);
    }
};

} // namespace bulkhead::testing
