// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "auth0/transport.h"

#include <QNetworkReply>
#include <QPointer>

namespace bulkhead::auth0 {

class OneShotBody;

// One call on the wire: owns the reply and its deadline, and turns its end into an Answer.
class HttpCall final : public QObject
{
public:
    // `body` belongs to the reply and is null for a GET. `ended` is called once, possibly from
    // within abort().
    HttpCall(QNetworkReply *reply, OneShotBody *body, int deadlineMs, std::function<void()> ended);
    ~HttpCall() override;

    void abort();
    // Once ended. `proxy` is the proxy that asked for a password, if one did.
    [[nodiscard]] Answer takeAnswer(const QString &proxy);

private:
    void stop(Transfer why);
    void noteTlsErrors(const QList<QSslError> &errors);
    [[nodiscard]] Transfer transfer(const Answer &answer) const;
    [[nodiscard]] QString detail(Transfer transfer, const QString &proxy) const;

    QNetworkReply *m_reply;
    QPointer<OneShotBody> m_body;
    std::optional<Transfer> m_stopped; // by us: TimedOut, Aborted, or Broken for an endless body
    QString m_certificate;
};

} // namespace bulkhead::auth0
