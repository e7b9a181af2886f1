// SPDX-License-Identifier: Apache-2.0
#include "composition/stop_signals.h"
#include "desk/live_incident.h"
#include "flow/main_window.h"
#include "look/look.h"
#include "secrets/hardening.h"
#include "window/engine_desk.h"
#include "window/pages.h"

#include <QApplication>
#include <QCommandLineParser>

#include <algorithm>
#include <array>

using namespace bulkhead;
using namespace Qt::StringLiterals;

namespace {

struct Options
{
    QString incident;
    bool practice = false;
    QString tenant, clientId, audience, caFile;
    ui::Theme theme = ui::Theme::System;
};

QString tr(const char *text)
{
    return QCoreApplication::translate("main", text);
}

Options optionsFrom(const QCoreApplication &application)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(tr("Contains an incident on an Auth0 tenant."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(u"INCIDENT"_s, tr("An incident file to open."), u"[INCIDENT]"_s);
    parser.addOptions({{u"practice"_s, tr("Starts with the practice tenant.")},
        {u"tenant"_s, tr("The tenant's address."), u"ADDRESS"_s},
        {u"client-id"_s, tr("The application whose credentials are used."), u"ID"_s},
        {u"audience"_s, tr("Default: https://TENANT/api/v2/."), u"URL"_s},
        {u"ca-file"_s, tr("PEM file of further authorities to trust."), u"FILE"_s},
        {u"theme"_s, tr("system, light or dark."), u"THEME"_s, u"system"_s}});
    parser.process(application);
    const QString theme = parser.value(u"theme"_s);
    return {parser.positionalArguments().value(0), parser.isSet(u"practice"_s),
        parser.value(u"tenant"_s), parser.value(u"client-id"_s), parser.value(u"audience"_s),
        parser.value(u"ca-file"_s),
        theme == u"dark"        ? ui::Theme::Dark
            : theme == u"light" ? ui::Theme::Light
                                : ui::Theme::System};
}

bool asksForWords(int argc, char **argv)
{
    return std::any_of(argv + 1, argv + argc, [](const char *argument) {
        static constexpr std::array names{"-h", "--help", "-v", "--version"};
        return std::any_of(names.begin(), names.end(),
            [argument](const char *name) { return qstrcmp(argument, name) == 0; });
    });
}

} // namespace

int main(int argc, char **argv)
{
    secrets::hardenProcess();
    if (asksForWords(argc, argv)) { // needs no display
        const QCoreApplication words(argc, argv);
        QCoreApplication::setApplicationName(u"bulkhead"_s);
        QCoreApplication::setApplicationVersion(QStringLiteral(BULKHEAD_VERSION));
        (void)optionsFrom(words); // prints and exits
    }
    QApplication application(argc, argv);
    QApplication::setApplicationName(u"bulkhead"_s);
    QApplication::setOrganizationName(u"bulkhead"_s);
    QApplication::setApplicationVersion(QStringLiteral(BULKHEAD_VERSION));
    const Options options = optionsFrom(application);
    ui::applyLook(application, options.theme);

    EngineDesk desk;
    ui::LiveIncident live(desk);
    const Pages pages(desk, live);
    ui::MainWindow window(desk, live, pages.walk(), pages.start());
    const StopSignals stop([&window] { window.stopAndClose(); });
    if (!options.incident.isEmpty()) {
        desk.openIncident(options.incident);
    } else if (options.practice) {
        pages.choosePractice();
        window.begin();
    } else if (!options.tenant.isEmpty() || !options.clientId.isEmpty()) {
        pages.prefill(options.tenant, options.clientId, options.audience, options.caFile);
        window.begin();
    }
    window.show();
    return QApplication::exec();
}
