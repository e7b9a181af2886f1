// SPDX-License-Identifier: Apache-2.0
#include "auth0/lane.h"

#include "auth0/http_call.h"
#include "auth0/one_shot_body.h"

#include <QAuthenticator>
#include <QHostAddress>
#include <QNetworkProxyFactory>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace bulkhead::auth0 {
namespace {

// Whatever the application chose for itself, the tenant is reached as the system says.
class SystemProxies final : public QNetworkProxyFactory
{
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override
    {
        return systemProxyForQuery(query);
    }
};

bool isLoopback(const QString &host)
{
    return host == "localhost"_L1 || QHostAddress(host).isLoopback();
}

void chooseProxy(QNetworkAccessManager &manager, const HttpTransportOptions &options)
{
    const QUrl &proxy = options.proxy;
    if (!proxy.isEmpty())
        manager.setProxy({QNetworkProxy::HttpProxy, proxy.host(), quint16(proxy.port(8080)),
            proxy.userName(), proxy.password()});
    else if (isLoopback(options.address.url().host()))
        manager.setProxy(QNetworkProxy::NoProxy);
    else
        manager.setProxyFactory(new SystemProxies);
}

// No redirect is followed, because Qt would take the Authorization header along to another
// host; no cookie, cached page or remembered password takes part; HTTP/1.1, because HTTP/2
// waits forever after a GOAWAY; no compression, so that the length tells a whole body.
void setPolicies(QNetworkRequest &wire)
{
    wire.setAttribute(
        QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    wire.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    wire.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    wire.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    wire.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    wire.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    wire.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    wire.setRawHeader("Accept-Encoding"_ba, "identity"_ba);
}

} // namespace

Lane::Lane(const HttpTransportOptions &options, const QSslConfiguration &tls, qint64 &idleCloseMs)
    : m_options(options), m_tls(tls), m_idleCloseMs(idleCloseMs)
{
    chooseProxy(m_manager, options);
    QObject::connect(&m_manager, &QNetworkAccessManager::proxyAuthenticationRequired, &m_manager,
        [this](const QNetworkProxy &proxy) {
            m_askingProxy = u"%1:%2"_s.arg(proxy.hostName()).arg(proxy.port());
        });
    m_rest.setSingleShot(true);
    QObject::connect(&m_rest, &QTimer::timeout, &m_manager, [this] {
        closeAll();
        m_doubtful = true; // there is none that has rested
    });
}

std::unique_ptr<HttpCall> Lane::start(
    Request request, const Secret &bearer, std::function<void()> ended)
{
    m_rest.stop();
    closeStaleConnections();
    const bool rested = m_load++ == 0 && m_restMs >= 0;
    auto call = send(std::move(request), bearer, std::move(ended));
    if (rested)
        m_rested = call.get();
    return call;
}

std::unique_ptr<HttpCall> Lane::send(
    Request request, const Secret &bearer, std::function<void()> ended)
{
    QNetworkRequest wire = wireRequest(request, bearer);
    if (request.method == "GET") {
        return std::make_unique<HttpCall>(
            m_manager.get(wire), nullptr, m_options.deadlineMs, std::move(ended));
    }
    wire.setHeader(QNetworkRequest::ContentLengthHeader, request.body.size());
    wire.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
    auto *body = new OneShotBody(std::move(request.body));
    QNetworkReply *reply = m_manager.sendCustomRequest(wire, request.method, body);
    body->setParent(reply);
    return std::make_unique<HttpCall>(reply, body, m_options.deadlineMs, std::move(ended));
}

Answer Lane::finish(HttpCall &call)
{
    Answer answer = call.takeAnswer(m_askingProxy);
    learn(call, answer);
    if (--m_load == 0) {
        m_idleSince = m_clock.steadyMs();
        m_rest.start(int(m_idleCloseMs));
    }
    return answer;
}

// The one that was used first is gone; the others are as old, or led to the same address.
void Lane::learn(const HttpCall &call, const Answer &answer)
{
    const bool rested = std::exchange(m_rested, m_rested == &call ? nullptr : m_rested) == &call;
    if (answer.transfer == Transfer::Answered || answer.transfer == Transfer::Aborted)
        return;
    m_doubtful = true;
    if (rested && answer.status == 0 && answer.transfer != Transfer::TimedOut)
        m_idleCloseMs = std::min(m_idleCloseMs, m_restMs / 2);
}

// A server closes idle connections; a call sent at that moment would end Unknown. The timer closes
// them first; the clock counts time asleep too, so this also drops what a suspended machine
// believes to be open.
void Lane::closeStaleConnections()
{
    if (m_load > 0)
        return;
    m_restMs = m_clock.steadyMs() - m_idleSince;
    if (m_doubtful || m_restMs > m_idleCloseMs)
        closeAll();
}

void Lane::closeAll()
{
    m_manager.clearConnectionCache();
    m_doubtful = false;
    m_restMs = -1;
}

QNetworkRequest Lane::wireRequest(const Request &request, const Secret &bearer) const
{
    const QByteArray origin = m_options.address.url().toEncoded(QUrl::RemovePath);
    QNetworkRequest wire(QUrl::fromEncoded(origin + request.target, QUrl::StrictMode));
    setPolicies(wire);
    wire.setSslConfiguration(m_tls);
    wire.setRawHeader("User-Agent"_ba, m_options.userAgent);
    wire.setRawHeader("Accept"_ba, "application/json, text/plain;q=0.9, */*;q=0.1"_ba);
    if (!request.body.isEmpty())
        wire.setRawHeader("Content-Type"_ba, "application/json"_ba);
    if (request.authorized)
        wire.setRawHeader("Authorization"_ba, "Bearer " + bearer.reveal().toByteArray());
    return wire;
}

} // namespace bulkhead::auth0
