// SPDX-License-Identifier: Apache-2.0
#include "model/plan_nonsense.h"

#include <QDateTime>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace bulkhead {
namespace {

bool isWebAddress(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    return url.isValid() && !url.host().isEmpty()
        && (url.scheme() == u"https" || url.scheme() == u"http");
}

bool isBranded(const PlanChoices &choices)
{
    QStringList clients = choices.resetClientIds.values();
    clients << choices.resetClientId;
    clients.removeAll(QString());
    return !clients.isEmpty() || !organizationsIn(choices).isEmpty();
}

} // namespace

std::vector<Nonsense> nonsenseIn(const PlanChoices &choices)
{
    std::vector<Nonsense> found;
    const auto find = [&found](bool there, Nonsense what) {
        if (there)
            found.push_back(what);
    };
    const bool ticket = choices.reset.testFlag(ResetMethod::Ticket);
    const bool mail = choices.reset.testFlag(ResetMethod::Email);
    const bool leads = ticket && !choices.ticketResultUrl.isEmpty();
    const TimeWindow &window = choices.window;
    find(measuresFor(choices).empty(), Nonsense::NothingToDo);
    find(choices.reset.testFlag(ResetMethod::Flag) && choices.extras.testFlag(Extra::ClearFlag),
        Nonsense::FlagSetAndCleared);
    find(ticket && mail, Nonsense::TwoLinks);
    find(ticket
            && (choices.ticketLifeS < ticketLifeAtLeastS
                || choices.ticketLifeS > ticketLifeAtMostS),
        Nonsense::TicketLife);
    find(leads && !isWebAddress(choices.ticketResultUrl), Nonsense::ResultUrlInvalid);
    find(leads && isBranded(choices), Nonsense::ResultUrlBranded);
    find(window.toMs > 0 && window.fromMs == 0, Nonsense::EndWithoutBeginning);
    find(window.toMs > 0 && window.toMs < window.fromMs, Nonsense::EndBeforeBeginning);
    find((ticket || mail)
            && (choices.resetClientIds.contains({}) || choices.organizations.contains({})),
        Nonsense::BrandingUnclear);
    find(mail && choices.mailPerS != 0 && choices.mailPerS < mailsPerSAtLeast, Nonsense::MailRate);
    return found;
}

std::optional<qint64> instant(const QString &text)
{
    const auto time = QDateTime::fromString(text, Qt::ISODate);
    if (!time.isValid() || time.timeSpec() == Qt::LocalTime)
        return std::nullopt;
    return time.toMSecsSinceEpoch();
}

QString instantText(qint64 utcMs)
{
    const bool whole = utcMs % 1000 == 0;
    return QDateTime::fromMSecsSinceEpoch(utcMs, Qt::UTC)
        .toString(whole ? Qt::ISODate : Qt::ISODateWithMs);
}

} // namespace bulkhead
