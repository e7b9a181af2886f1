// SPDX-License-Identifier: Apache-2.0
// node run_action.js, an order in JSON on stdin: runs Actions as a tenant does, one after the other
// as they are bound, for each user as login, silent login and exchange of a refresh token.
//   codes       what is deployed
//   users       [{user, connection, name}] as an event has them; connection is its strategy
//   now         milliseconds since 1970, for those that look at the clock
//   without     what the tenant's plan or this test takes away: revoke, crypto, deny
//   repeat      instead of decisions: the time of so many, in milliseconds each
// Out: one array for each user, of three words: -, denied, denied+session, denied+refresh_token;
// with ! the text is not the one expected, with ~ metadata was taken off.
"use strict";

const vm = require("vm");
const order = JSON.parse(require("fs").readFileSync(0, "utf8"));
const without = new Set(order.without || []);
const flows = { login: "oidc-basic-profile", silent: "oidc-basic-profile", refresh: "oauth2-refresh-token" };

function load(code) {
  const module = { exports: {} };
  const needs = (name) => {
    if (without.has(name)) throw new Error("no module " + name);
    return require(name);
  };
  vm.compileFunction(code, ["exports", "require", "module"])(module.exports, needs, module);
  return module.exports.onExecutePostLogin;
}

function apiOf(done) {
  const revoke = (what) => ({ revoke: (reason) => { done.revoked = what; done.text = reason; } });
  const api = {
    access: {
      deny: (reason) => {
        if (without.has("deny")) throw new Error("deny");
        done.denied = true;
        done.text = reason;
      },
    },
    user: { setAppMetadata: (key, value) => { done.metadata = key + "=" + value; } },
  };
  if (!without.has("revoke")) {
    api.session = revoke("session");
    api.refreshToken = revoke("refresh_token");
  }
  return api;
}

async function decide(actions, each, flow) {
  const done = {};
  const event = {
    user: each.user,
    connection: { name: each.name || "some", strategy: each.connection },
    transaction: { protocol: flows[flow] },
  };
  if ("event" in each) Object.assign(event, each.event);
  for (const action of actions) {
    await action(event, apiOf(done));
    if (done.denied) break;
  }
  if (!done.denied && !done.revoked) return done.metadata ? "-~" : "-";
  const wrong = order.text !== undefined && done.text !== order.text ? "!" : "";
  return (done.denied ? "denied" : "") + (done.revoked ? "+" + done.revoked : "") + wrong;
}

async function main() {
  if (order.now) Date.now = () => order.now;
  const actions = order.codes.map(load);
  if (order.repeat) {
    for (const each of order.users) await decide(actions, each, "login");
    const start = process.hrtime.bigint();
    for (let i = 0; i < order.repeat; ++i)
      await decide(actions, order.users[i % order.users.length], "login");
    return Number(process.hrtime.bigint() - start) / 1e6 / order.repeat;
  }
  const all = [];
  for (const each of order.users) {
    const words = [];
    for (const flow of Object.keys(flows)) words.push(await decide(actions, each, flow));
    all.push(words);
  }
  return all;
}

main().then((result) => process.stdout.write(JSON.stringify(result)));
