// SPDX-License-Identifier: Apache-2.0
#include "secrets/ticket_key.h"

#include "credentials/sealed.h"

using namespace Qt::StringLiterals;

namespace bulkhead::secrets {
namespace {

// A keychain keeps texts.
Secret asText(const Secret &key)
{
    return Secret(key.reveal().toByteArray().toBase64());
}

Result<Secret> fromText(const Secret &text)
{
    Secret key(QByteArray::fromBase64(text.reveal().toByteArray()));
    if (key.reveal().size() != credentials::sealingKeyBytes)
        return failure(Fault::KeychainUnavailable, u"tickets"_s);
    return key;
}

} // namespace

void findTicketKey(const QString &incidentId, IfMissing ifMissing, Keychain &keychain,
    std::function<void(Result<Secret>)> done)
{
    const QString entry = u"tickets@"_s + incidentId;
    keychain.read(entry,
        [entry, ifMissing, &keychain, done = std::move(done)](Result<std::optional<Secret>> found) {
            if (!found)
                return done(tl::unexpected(found.error()));
            if (*found)
                return done(fromText(**found));
            if (ifMissing == IfMissing::Fail)
                return done(failure(Fault::SecretMissing, entry));
            auto key = std::make_shared<Secret>(credentials::newSealingKey());
            keychain.write(entry, asText(*key), [key, done](const Result<> &written) {
                done(written ? Result<Secret>(std::move(*key)) : tl::unexpected(written.error()));
            });
        });
}

} // namespace bulkhead::secrets
