// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "mail/letter.h"
#include "mail/receipt.h"

#include <functional>

namespace bulkhead::mail {

// Carries letters to a mail server. Retries nothing. Belongs to one thread.
class Post
{
public:
    using Done = std::function<void(const Receipt &)>;
    virtual ~Post() = default;

    // Letters that may be on their way at a time.
    [[nodiscard]] virtual int width() const = 0;
    // `done` is called once, later, from the event loop of the calling thread; not at all when the
    // post is destroyed first.
    virtual void send(Letter &&letter, Done done) = 0;
    // What is on its way ends soon, with whatever is known of it then.
    virtual void abortAll() = 0;
};

} // namespace bulkhead::mail
