// SPDX-License-Identifier: Apache-2.0
// The force-reset flag's Action: refuses whoever carries the flag until their password has been
// changed since the flag was set, then takes the flag off. Both dates are the tenant's own. What
// cannot be decided, and whatever goes wrong, passes; so does a login without a password of this
// tenant, which is not what was stolen.
//
// Lines like these are left out of what is deployed, and `data` is filled in:
//   text  what a refused user is told
"use strict";

const data = null;

const key = "bulkhead_force_reset";

function isChanged(user, flag) {
  if (!user.last_password_reset) return false;
  const changed = new Date(user.last_password_reset).getTime();
  const before = flag.baseline ? new Date(flag.baseline).getTime() : -Infinity;
  return changed > before || Number.isNaN(changed) || Number.isNaN(before);
}

// Where the plan has it, what was shown is revoked as well; where it has not, refusing is all.
function revoke(event, api) {
  try {
    const refreshing = event.transaction.protocol === "oauth2-refresh-token";
    (refreshing ? api.refreshToken : api.session).revoke(data.text);
  } catch {
    return;
  }
}

exports.onExecutePostLogin = async (event, api) => {
  try {
    const flag = (event.user.app_metadata || {})[key];
    if (!flag || event.connection.strategy !== "auth0") return;
    if (isChanged(event.user, flag)) {
      api.user.setAppMetadata(key, null);
      return;
    }
    revoke(event, api);
    api.access.deny(data.text);
  } catch {
    return;
  }
};
