// SPDX-License-Identifier: Apache-2.0
#include "plan/nonsense_text.h"

#include <QCoreApplication>

namespace bulkhead::ui {
namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("nonsense", text);
}

} // namespace

NonsenseText explain(Nonsense nonsense)
{
    switch (nonsense) {
    case Nonsense::NothingToDo:
        return {tr("Choose what to do"),
            tr("Nothing is revoked, reset or done besides: there is nothing to do.")};
    case Nonsense::FlagSetAndCleared:
        return {tr("Set the flag or clear it"),
            tr("The force-reset flag cannot be set and cleared by one plan.")};
    case Nonsense::TwoLinks:
        return {tr("Choose e-mail or ticket"),
            tr("Only the newest link works, so it is an e-mail or a ticket.")};
    case Nonsense::TicketLife:
        return {tr("Ticket life is not right"), tr("This takes a number from 0.1 to 720.")};
    case Nonsense::ResultUrlInvalid:
        return {tr("Ticket result URL is not right"), tr("This takes an https:// address.")};
    case Nonsense::ResultUrlBranded:
        return {tr("Ticket result URL is one too many"),
            tr("Auth0 takes it neither with a reset client ID nor with an organization.")};
    case Nonsense::EndWithoutBeginning:
        return {tr("Attack began is missing"), tr("An end needs a beginning.")};
    case Nonsense::EndBeforeBeginning:
        return {tr("Attack ended is not right"), tr("This is before the beginning.")};
    case Nonsense::BrandingUnclear:
        return {tr("A connection's branding is not right"),
            tr("This takes an ID once, and CONNECTION=ID once for each connection, with commas.")};
    case Nonsense::MailRate:
        return {tr("E-mails a second is not right"), tr("This takes a number from 0.01.")};
    }
    Q_UNREACHABLE();
}

} // namespace bulkhead::ui
