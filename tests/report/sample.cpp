// SPDX-License-Identifier: Apache-2.0
#include "report/sample.h"

using namespace Qt::StringLiterals;

namespace bulkhead::report::sample {
namespace {

using namespace journal::entries;
using journal::Entry;

User user(const QString &name)
{
    return {u"auth0|"_s + name, name + u"@x.org"_s, {u"main"_s}};
}

std::vector<Entry> list()
{
    return {created(), tenantSeen(u"https://acme.eu.auth0.com/"_s, false), source(u"a.csv"_s),
        listed(0, 2, u"auth0|ada"_s), listed(1, 3, u"auth0|bo"_s), listed(2, 4, u"auth0|cy"_s),
        listed(3, 5, u"auth0|dee"_s), listed(4, 6, u"auth0|eve"_s), listed(5, 7, u"two@x.org"_s),
        listed(6, 8, u"nobody@x.org"_s), listed(7, 9, u"ADA@x.org"_s),
        rejected(10, RejectReason::NotAnIdentifier, u"=HYPERLINK(\"x\",\"y\")"_s),
        source(u"b.txt"_s, 1), duplicate(0, 1), rejected(2, RejectReason::Empty, {})};
}

std::vector<Entry> plan()
{
    User cy = user(u"cy"_s);
    cy.connections.clear();
    return {found(0, user(u"ada"_s)), found(1, user(u"bo"_s)), found(2, cy),
        found(3, user(u"dee"_s)), found(4, user(u"eve"_s)),
        several(5, {u"auth0|t1"_s, u"auth0|t2"_s}), notFound(6), merged(7, 0), planned({}),
        concluded(2, Measure::Email, StepState::Skipped, Reason::NoPasswordConnection, 0)};
}

std::vector<Entry> run()
{
    const auto revoke = Measure::RevokeAccess;
    const auto mail = Measure::Email;
    return {started(), intent(0, revoke, 1), intent(1, revoke, 1), intent(2, revoke, 1),
        intent(3, revoke, 1), answered(1, revoke, Outcome::ServerFailed, 503), done(0, revoke, 204),
        done(2, revoke, 204), done(3, revoke, 204), intent(0, mail, 1), intent(1, revoke, 2),
        intent(3, mail, 1), concluded(1, revoke, StepState::Failed, Reason::Refused, 400),
        concluded(1, mail, StepState::Skipped, Reason::RevocationFailed, 0), done(0, mail, 200),
        answered(3, mail, Outcome::Unknown, 0)};
}

} // namespace

std::vector<Entry> incident()
{
    std::vector<Entry> all = list();
    for (const auto &part : {plan(), run()})
        all.insert(all.end(), part.begin(), part.end());
    return all;
}

journal::Ledger ledger()
{
    return folded(incident());
}

} // namespace bulkhead::report::sample
