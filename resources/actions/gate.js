// SPDX-License-Identifier: Apache-2.0
// The gate: refuses tokens to the users of an incident, at every login, silent login and exchange of
// a refresh token, until they have chosen a new password. It must never keep out anybody else: who
// is protected or not listed, and whatever cannot be decided or goes wrong, passes.
//
// Lines like these are left out of what is deployed, and `data` is filled in:
//   salt      goes before every user id and e-mail address that is hashed
//   shielded  sorted hashes of 6 bytes of those who always pass, base64
//   listed    the same of those who are refused
//   cuts      two bytes for each of the listed, base64, or nothing: cut + step times that number is
//             the time, in milliseconds since 1970, after which a password has to be chosen; 65535:
//             no password helps, until somebody releases that user
//   connections  whoever logs in by one of these is refused like the listed, and who signed up there
//             since is not
//   ruled     the same time for them; null: no password helps
//   stranded  who logs in without a password of this tenant passes
//   text      what a refused user is told
"use strict";

const data = null;

let lists = null;

function read() {
  const { createHash } = require("crypto");
  const bytes = (text) => Buffer.from(text, "base64");
  const hash = (text) => createHash("sha256").update(data.salt + text).digest().readUIntBE(0, 6);
  return { hash, shielded: bytes(data.shielded), listed: bytes(data.listed), cuts: bytes(data.cuts) };
}

function hashesOf(user) {
  const texts = [user.user_id];
  if (user.email) texts.push(user.email.toLowerCase());
  for (const each of user.identities || []) texts.push(each.provider + "|" + each.user_id);
  return [...new Set(texts)].map(lists.hash);
}

function find(sorted, hash) {
  let low = 0;
  let high = sorted.length / 6 - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const there = sorted.readUIntBE(middle * 6, 6);
    if (there === hash) return middle;
    if (there < hash) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

function cutOf(place) {
  if (lists.cuts.length === 0) return data.cut;
  const number = lists.cuts.readUInt16BE(place * 2);
  return number === 65535 ? Infinity : data.cut + data.step * number;
}

function isRuled(connection) {
  return connection.strategy === "auth0" && data.connections.includes(connection.name);
}

function isChanged(user, cut) {
  const changed = new Date(user.last_password_reset).getTime();
  return Number.isNaN(changed) ? cut !== Infinity : changed > cut;
}

function passesRule(user) {
  if (!user.last_password_reset) return !(new Date(user.created_at).getTime() <= data.cut);
  return isChanged(user, data.ruled === null ? Infinity : data.ruled);
}

function passes(event) {
  const user = event.user;
  if (typeof user.user_id !== "string") return true;
  const hashes = hashesOf(user);
  if (hashes.some((hash) => find(lists.shielded, hash) >= 0)) return true;
  const places = hashes.map((hash) => find(lists.listed, hash)).filter((place) => place >= 0);
  if (isRuled(event.connection) && !passesRule(user)) return false;
  if (places.length === 0) return true;
  if (data.stranded && event.connection.strategy !== "auth0") return true;
  const cut = Math.max(...places.map(cutOf));
  if (!user.last_password_reset) return false;
  return isChanged(user, cut);
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
    if (lists === null) lists = read();
    if (passes(event)) return;
    revoke(event, api);
    api.access.deny(data.text);
  } catch {
    return;
  }
};
