// SPDX-License-Identifier: Apache-2.0
// Password rotation: refuses tokens to whoever logs in with a password of this tenant that is older
// than the connection allows, until a new one is chosen. Other ways to log in are left alone. Who
// is protected, a password whose date nobody tells, a connection without a rule, and whatever goes
// wrong, passes.
//
// Lines like these are left out of what is deployed, and `data` is filled in:
//   salt         goes before every user id and e-mail address that is hashed
//   shielded     sorted hashes of 6 bytes of those who always pass, base64
//   connections  days that a password may have, by the connection's name
//   days         the same for every other connection; 0: any age
//   text         what a refused user is told
"use strict";

const data = null;

const day = 86400000;

let shielded = null;

function hashesOf(user) {
  const { createHash } = require("crypto");
  const texts = [user.user_id];
  if (user.email) texts.push(user.email.toLowerCase());
  for (const each of user.identities || []) texts.push(each.provider + "|" + each.user_id);
  return texts.map((text) => createHash("sha256").update(data.salt + text).digest().readUIntBE(0, 6));
}

function isShielded(hash) {
  let low = 0;
  let high = shielded.length / 6 - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const there = shielded.readUIntBE(middle * 6, 6);
    if (there === hash) return true;
    if (there < hash) low = middle + 1;
    else high = middle - 1;
  }
  return false;
}

function daysFor(connection) {
  if (connection.strategy !== "auth0") return 0;
  return Object.hasOwn(data.connections, connection.name) ? data.connections[connection.name] : data.days;
}

function isTooOld(event) {
  const days = daysFor(event.connection);
  if (typeof days !== "number" || !(days > 0) || !event.user.last_password_reset) return false;
  const changed = new Date(event.user.last_password_reset).getTime();
  return Date.now() - changed > days * day && !hashesOf(event.user).some(isShielded);
}

// Where the plan has it, what was shown is revoked as well: else the login page, with the way to a
// new password, would not be seen. Where it has not, refusing is all.
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
    if (shielded === null) shielded = Buffer.from(data.shielded, "base64");
    if (!isTooOld(event)) return;
    revoke(event, api);
    api.access.deny(data.text);
  } catch {
    return;
  }
};
