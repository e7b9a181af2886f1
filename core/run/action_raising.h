// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "run/action_driver.h"

namespace bulkhead::run {

// What is to stand at the tenant's door.
struct ActionOrder
{
    struct Wanted
    {
        QString name;
        QByteArray code;
    };
    std::vector<Wanted> wanted; // bound first, in this order
    // An Action of a wanted name that was there before may be changed; any other's is not touched.
    std::function<bool(const gate::TenantAction &)> isOurs;
    // Of Actions that are ours and not wanted any more.
    QStringList surplus{};
};

// By journal: made by this incident, or with a code that it sent.
[[nodiscard]] bool isOfIncident(const journal::GateRecord &gate, const gate::TenantAction &action);

// Creates, builds, deploys and binds; goes on from whatever an earlier attempt has left, and renews
// what stands there with another code. Up is only what was read back: bound first, and deployed
// with exactly that code.
class ActionRaising final : public ActionDriver
{
public:
    ActionRaising(Tools tools, ActionOrder order);

protected:
    void begin() override;

private:
    struct Piece
    {
        QString name;
        QByteArray code;
        QString id{};
        bool there = false; // with that code, though perhaps not built or deployed yet
        int tries = 0;
    };
    void find(size_t number);
    void found(size_t number, const std::vector<gate::TenantAction> &actions);
    void make(size_t number);
    void create(size_t number);
    void update(size_t number);
    void await(size_t number);
    void built(size_t number, const gate::TenantAction &action);
    void deploy(size_t number);
    void bind();
    void clear(QStringList surplus);

    ActionOrder m_order;
    std::vector<Piece> m_pieces;
    gate::Trigger m_trigger;
    qint64 m_waitUntilMs = 0;
    qint64 m_builtMs = -1; // since when it has been built without being deployed
    bool m_making = false;
    QStringList m_lost;
};

} // namespace bulkhead::run
