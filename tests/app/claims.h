// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/app_test.h"

namespace bulkhead::app {

// Somebody on the list, as the tenant knew them before anything was done.
struct Person
{
    QString id, kind;
    QJsonObject metadata; // without our own key
    bool blocked;
};

// An incident with users of every kind, and what its report claims held against what the practice
// tenant saw of each step.
class ClaimsTest : public TenantTest
{
protected:
    // A practice tenant of its own, and on the list everybody of a kind of their own and five
    // ordinary users.
    void begin(const QStringList &practiceOptions = {});
    // After a run. `repeated`: calls may have been made more than once, but for mails.
    void expectClaimsAreTrue(bool blocks, bool repeated = false);

    std::vector<Person> m_people;
    int m_steps = 0; // compared so far

private:
    void look(Person &person);
    void expectStep(const QJsonObject &user, const QJsonObject &step, const QJsonObject &effects,
        bool repeated);

    QByteArray m_token;
};

} // namespace bulkhead::app
