// SPDX-License-Identifier: Apache-2.0
#include "mail/receipt.h"

using namespace Qt::StringLiterals;

namespace bulkhead::mail {
namespace {

constexpr int goAhead = 354;
constexpr int closing = 421; // the server ends the connection, whatever was asked

bool isPermanent(int reply)
{
    return reply >= 500 && reply < 600;
}

bool isTemporary(int reply)
{
    return reply >= 400 && reply < 500;
}

// A refusal names the step it answers, and some names tell more than the step does.
Fault faultOf(const Transfer &transfer)
{
    switch (transfer.ending) {
    case Ending::Untrusted: return Fault::MailServerUntrusted;
    case Ending::Clear: return Fault::MailServerClear;
    case Ending::LoginDenied:
        return isTemporary(transfer.reply) ? Fault::MailServerFailing : Fault::MailLoginRefused;
    case Ending::HostUnknown:
    case Ending::NoConnection: return Fault::MailServerUnreachable;
    default: break;
    }
    if (!isPermanent(transfer.reply))
        return isTemporary(transfer.reply) ? Fault::MailServerFailing
                                           : Fault::MailServerUnreachable;
    if (transfer.stage == Stage::Login)
        return Fault::MailLoginRefused;
    if (transfer.stage == Stage::Sender) {
        const bool login = transfer.reply == 530 || transfer.reply == 535;
        return login ? Fault::MailLoginRefused : Fault::MailSenderRefused;
    }
    return Fault::MailServerFailing;
}

Receipt notSent(const Transfer &transfer)
{
    const QString detail =
        transfer.words.isEmpty() ? transfer.server : transfer.server + u": "_s + transfer.words;
    return {Fate::NotSent, transfer.words, Error{faultOf(transfer), detail}};
}

} // namespace

Receipt receiptOf(const Transfer &transfer)
{
    if (transfer.ending == Ending::Good)
        return {Fate::Accepted, transfer.words};
    if (transfer.stage < Stage::Recipient || transfer.reply == closing)
        return notSent(transfer);
    if (transfer.ending == Ending::Broken && isPermanent(transfer.reply))
        return {Fate::Refused, transfer.words};
    if (transfer.ending == Ending::Broken && isTemporary(transfer.reply))
        return {Fate::Deferred, transfer.words};
    if (transfer.stage == Stage::Ending)
        return {Fate::Unknown, transfer.reply == goAhead ? QString() : transfer.words};
    return notSent(transfer);
}

bool mayPass(Fault fault)
{
    return fault == Fault::MailServerUnreachable || fault == Fault::MailServerFailing;
}

} // namespace bulkhead::mail
