// SPDX-License-Identifier: Apache-2.0
#include "cli/command.h"
#include "cli/credential.h"
#include "cli/output.h"
#include "composition/stop_signals.h"
#include "practice/tenant.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QFile>

using namespace Qt::StringLiterals;

namespace bulkhead::cli {
namespace {

QByteArray publicKeyFrom(Arguments &arguments)
{
    if (!arguments.has("public-key"))
        return {};
    QFile file(arguments.value("public-key"));
    QByteArray pem;
    if (file.open(QIODevice::ReadOnly))
        pem = file.read(64 * 1024);
    if (pem.isEmpty())
        arguments.wrong(tr("--public-key cannot be read: %1.").arg(file.fileName()));
    return pem;
}

practice::TenantOptions optionsFrom(Arguments &arguments)
{
    practice::TenantOptions options;
    options.port = quint16(arguments.count("port", 0, 0, 65535));
    options.users = int(arguments.count("users", options.users, 1, 1'000'000));
    options.seed = quint32(arguments.count("seed", options.seed, 0, 4294967295));
    options.ratePerS = arguments.number("rate", options.ratePerS, 0.01, 100'000);
    options.burst = arguments.number("burst", options.burst, 1, 100'000);
    options.latencyMs = int(arguments.count("latency", options.latencyMs, 0, 60'000));
    options.refillStepMs = int(arguments.count("refill-step", 1, 1, 60'000));
    options.latencyJitterMs = int(arguments.count("jitter", 0, 0, 60'000));
    options.othersPerS = arguments.number("others", 0, 0, 100'000);
    options.othersBurst = int(arguments.count("others-burst", 1, 1, 10'000));
    const QString plan = arguments.has("plan") ? arguments.value("plan") : u"enterprise"_s;
    if (plan != u"enterprise"_s && plan != u"professional"_s)
        arguments.wrong(u"--plan takes enterprise or professional"_s);
    options.sessionEndpoints = plan == u"enterprise"_s;
    options.builtInMail = arguments.has("built-in-mail");
    options.buildMs = int(arguments.count("build-time", options.buildMs, 0, 600'000));
    if (arguments.has("breached-passwords"))
        options.breachedPasswords = arguments.value("breached-passwords");
    if (!QStringList{u"enhanced"_s, u"standard"_s, u"none"_s}.contains(options.breachedPasswords))
        arguments.wrong(u"--breached-passwords takes enhanced, standard or none"_s);
    options.clockOffsetS = int(arguments.count("clock-offset", 0, -31'536'000, 31'536'000));
    if (arguments.has("scopes"))
        options.scopes = arguments.value("scopes").split(u',', Qt::SkipEmptyParts);
    options.clientKeyAlgorithm = wireName(keyAlgorithmFrom(arguments));
    options.clientKeyPem = publicKeyFrom(arguments);
    return options;
}

} // namespace

ExitCode practiceCommand(const QStringList &given)
{
    Arguments arguments("practice", "",
        {{"port", "N", "Port on 127.0.0.1; default: any free one."},
            {"users", "N", "Users it has; default 1000."},
            {"seed", "N", "Same seed, same users; default 1."},
            {"rate", "PER_S", "Management API calls a second; default 16."},
            {"burst", "N", "Management API calls at once; default 50."},
            {"refill-step", "MS", "That rate comes every so often; 1000 as limits per minute do."},
            {"latency", "MS", "Time every answer takes; default 40."},
            {"jitter", "MS", "Up to so much more; default 0."},
            {"others", "PER_S", "Calls of other clients a second on that bucket; default none."},
            {"others-burst", "N", "Theirs come so many at once; default 1."},
            {"scopes", "LIST", "Permissions of the application, comma between; default: all."},
            {"public-key", "FILE", "The application shows itself with this RSA key, not a secret."},
            {"key-alg", "RS256|PS256", "What that key is registered for; default RS256."},
            {"plan", "enterprise|professional",
                "What it has subscribed to: the lesser plan has no session calls."},
            {"built-in-mail", nullptr, "Ten mails a minute, and the rest is lost."},
            {"build-time", "MS", "Time that the build of an Action takes; default 200."},
            {"breached-passwords", "enhanced|standard|none",
                "What its subscription has of Breached Password Detection; default enhanced."},
            {"clock-offset", "S", "Its clock goes ahead by so many seconds."}});
    if (!arguments.parse(given, 0, 0))
        return ExitCode::Usage;
    const practice::TenantOptions options = optionsFrom(arguments);
    if (!arguments.sound())
        return ExitCode::Usage;
    SystemClock clock;
    practice::Tenant tenant(options, clock);
    if (const auto listening = tenant.listen(); !listening)
        return fail(listening.error());
    QEventLoop loop;
    const StopSignals stopSignals([&loop] { loop.quit(); });
    QJsonObject line{{u"url"_s, tenant.url()}, {u"client_id"_s, tenant.clientId()},
        {u"pid"_s, QCoreApplication::applicationPid()}};
    if (options.clientKeyPem.isEmpty())
        line.insert(u"client_secret"_s, tenant.clientSecret());
    printJson(line);
    loop.exec();
    return ExitCode::Done;
}

} // namespace bulkhead::cli
