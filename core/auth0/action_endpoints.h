// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "auth0/transport.h"

#include <QJsonArray>

namespace bulkhead::auth0 {

// The calls about Actions, the programs that a tenant runs at its triggers.

// GET /api/v2/actions/triggers: {"triggers": [{id, version, status, default_runtime}]};
// read:actions.
[[nodiscard]] Request actionTriggers();
// GET /api/v2/actions/actions, {"total", "actions": [..]} with their codes; read:actions.
[[nodiscard]] Request actionsNamed(const QString &name);
[[nodiscard]] Request postLoginActions(int page); // twenty a page
// GET /api/v2/actions/actions/{id}; read:actions.
[[nodiscard]] Request getAction(const QString &id);

struct NewAction
{
    QString name;
    QByteArray code;
    QString triggerVersion; // of post-login
    QString runtime;
};
// POST /api/v2/actions/actions, 201: the Action, which is deployed as soon as it is built;
// create:actions.
[[nodiscard]] Request createAction(const NewAction &action);
// PATCH /api/v2/actions/actions/{id}, 200; what is deployed stays until the next deploy;
// update:actions.
[[nodiscard]] Request updateActionCode(const QString &id, const QByteArray &code);
// POST /api/v2/actions/actions/{id}/deploy, 202; 400 before the draft is built; create:actions.
[[nodiscard]] Request deployAction(const QString &id);
// DELETE /api/v2/actions/actions/{id}, 204; refused while it is bound; delete:actions.
[[nodiscard]] Request deleteAction(const QString &id);

// GET /api/v2/actions/triggers/post-login/bindings, {"total", "bindings": [..]} in the order of
// running, twenty a page; read:actions.
[[nodiscard]] Request postLoginBindingsPage(int page);
// PATCH of the same, 200: the list is the new state, whatever it leaves out is unbound;
// update:actions.
[[nodiscard]] Request setPostLoginBindings(const QJsonArray &bindings);

} // namespace bulkhead::auth0
