// SPDX-License-Identifier: Apache-2.0
// node sdk_rival.mjs FOLDER WIDTH: revokes the access of every user id on standard input (encoded as in
// a path) with the official SDK, WIDTH at a time, and prints 202 for each that went well.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';

const [folder, width] = process.argv.slice(2);
const { ManagementClient } = createRequire(folder + '/')('auth0');

// The SDK speaks https only, the practice tenant http; nothing else of its way is changed.
const real = globalThis.fetch;
globalThis.fetch = (url, options) => real(String(url).replace(/^https:/, 'http:'), options);

const client = new ManagementClient({
    domain: new URL(process.env.URL).host,
    token: process.env.TOKEN,
});
const ids = readFileSync(0, 'utf8').split('\n').filter(Boolean).map(decodeURIComponent);
let next = 0;
async function worker() {
    while (next < ids.length) {
        const id = ids[next++];
        try {
            await client.users.revokeAccess(id);
            console.log('202');
        } catch (error) {
            console.log(error.statusCode ?? error.message);
        }
    }
}
await Promise.all(Array.from({ length: Number(width) }, worker));
