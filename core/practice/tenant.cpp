// SPDX-License-Identifier: Apache-2.0
#include "practice/tenant.h"

#include "practice/connection.h"
#include "practice/control.h"
#include "practice/listener.h"
#include "practice/state.h"

#include <QTcpServer>
#include <QTcpSocket>

namespace bulkhead::practice {

class Tenant::Private
{
public:
    Private(TenantOptions options, Clock &clock)
        : state(std::move(options), clock), dispatcher(state)
    {
    }
    void welcome();

    State state;
    Dispatcher dispatcher;
    std::unique_ptr<QTcpServer> server; // parent of the connections
};

void Tenant::Private::welcome()
{
    while (QTcpSocket *socket = server->nextPendingConnection())
        new Connection(socket, dispatcher, state.clock, server.get());
}

Tenant::Tenant(TenantOptions options, Clock &clock, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(std::move(options), clock))
{
}

Tenant::~Tenant() = default;

Result<> Tenant::listen()
{
    const AssertionDesk &assertions = d->state.assertions;
    if (assertions.registered() && !assertions.usable())
        return failure(Fault::PracticeUnavailable, QStringLiteral("public key"));
    auto server = makeListener(d->state.options);
    if (!server)
        return failure(server.error().fault, server.error().detail);
    d->server = *std::move(server);
    connect(
        d->server.get(), &QTcpServer::pendingConnectionAvailable, this, [this] { d->welcome(); });
    const bool tls = !d->state.options.certificatePem.isEmpty();
    const QString place = QStringLiteral("127.0.0.1:%1").arg(d->server->serverPort());
    d->state.origin = (tls ? QStringLiteral("https://") : QStringLiteral("http://")) + place;
    d->state.audience = QStringLiteral("https://") + place + QStringLiteral("/api/v2/");
    return {};
}

QString Tenant::url() const
{
    return d->state.origin;
}

QString Tenant::audience() const
{
    return d->state.audience;
}

QString Tenant::clientId() const
{
    return d->state.clientId;
}

QString Tenant::clientSecret() const
{
    return d->state.clientSecret;
}

const Record &Tenant::record() const
{
    return d->state.record;
}

void Tenant::resetRecord()
{
    d->state.record.clear();
}

AccessCount Tenant::accessOf(const QString &userId) const
{
    return practice::accessOf(d->state, userId);
}

QJsonObject Tenant::profileOf(const QString &userId) const
{
    const auto user = d->state.population.byId(userId);
    return user ? d->state.profiles.profile(*user) : QJsonObject();
}

QString Tenant::validLinkOf(const QString &userId) const
{
    const auto user = d->state.population.byId(userId);
    return user ? wireName(d->state.profiles.validLink(*user)) : QString();
}

QList<QByteArray> Tenant::passwordDigests() const
{
    QList<QByteArray> all;
    for (const UserEffects &effects : d->state.record.users())
        all += effects.passwordDigests;
    return all;
}

QByteArray Tenant::sampleCsv(int take) const
{
    return practice::sampleCsv(d->state.population, take);
}

void Tenant::setFaults(QList<FaultRule> faults)
{
    d->state.faults.set(std::move(faults));
}

} // namespace bulkhead::practice
