# SPDX-License-Identifier: Apache-2.0
"""mail_server.py: a real mail server on loopback (aiosmtpd), and in front of it a door that is to blame for faults.

    mail_server.py CERTIFICATE KEY MAILS [--user NAME --password WORD] [--no-tls] [--every N --kinds LIST]

Prints one JSON line when it listens: {"smtp": PORT, "smtps": PORT, "pid": PID}. `smtp` is the server itself,
with STARTTLS (unless --no-tls) and a login when a user is given. `smtps` is the door: it speaks TLS, hands
every line on to a server without TLS, and does what the part of the recipient's address before the first dash
says, once for each recipient (`always` before it: each time); with --every, what comes next in the list, to
every Nth recipient:

    dropbefore  the connection ends inside the letter          lostafter  the letter is delivered, the answer is not
    dropdot     the dot never arrives                          busy       421 instead of an answer to RCPT
    grey        450 to RCPT                                    gone       550 to RCPT
    big         552 to the letter                              slow       the answer takes a second
    full        452 to the letter                              dropdata    the connection ends instead of 354

Each mail that is delivered becomes a line of JSON in the file MAILS, parsed by Python's own library. Ends on
SIGTERM.
"""
import argparse
import asyncio
import base64
import email
import email.policy
import json
import logging
import os
import re
import signal
import ssl
import sys

from aiosmtpd.smtp import SMTP, AuthResult


class Inbox:
    def __init__(self, path):
        self.path = path

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith('refused'):
            return '550 5.1.1 no such user'
        envelope.rcpt_tos.append(address)
        return '250 OK'

    async def handle_MAIL(self, server, session, envelope, address, options):
        if address.startswith('stranger'):
            return '553 5.7.1 sender not owned'
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return '250 OK'

    async def handle_DATA(self, server, session, envelope):
        message = email.message_from_bytes(envelope.content, policy=email.policy.default)
        parts = {part.get_content_type(): part.get_content() for part in message.walk() if not part.is_multipart()}
        line = {
            'from': envelope.mail_from, 'to': envelope.rcpt_tos, 'login': session.auth_data or '',
            'tls': session.ssl is not None, 'type': message.get_content_type(),
            'headers': {name: str(value) for name, value in message.items()},
            'names': [name for name, _ in message.items()], 'defects': [str(d) for d in message.defects],
            'text': parts.get('text/plain', ''), 'html': parts.get('text/html', ''), 'parts': len(parts),
        }
        with open(self.path, 'a', encoding='utf-8') as mails:
            mails.write(json.dumps(line) + '\n')
        return '250 2.0.0 taken'


class TokenServer(SMTP):
    """One that takes an access token in place of a password; the others it does not offer."""

    async def auth_XOAUTH2(self, _, args):
        said = base64.b64decode(args[1]) if len(args) > 1 else await self.challenge_auth('')
        good = said == f'user={TokenServer.user}\x01auth=Bearer {TokenServer.token}\x01\x01'.encode()
        return AuthResult(success=good, handled=False, auth_data=TokenServer.user if good else None)


class Door:
    """Stands between a client and the server; line by line, so that it knows where in a letter it is."""

    def __init__(self, port, every, kinds):
        self.port = port
        self.every = every
        self.kinds = kinds
        self.done = set()

    def fault(self, recipient):
        kind, _, _ = recipient.partition('-')
        if self.every:
            kind = ''
            if recipient not in self.done and len(self.done) % self.every == 0:
                kind = self.kinds[len(self.done) // self.every % len(self.kinds)]
        if kind.startswith('always'):
            return kind[len('always'):]
        if recipient in self.done:
            return ''
        self.done.add(recipient)
        return kind

    async def __call__(self, reader, writer):
        try:
            upstream = await asyncio.open_connection('127.0.0.1', self.port)
        except OSError:
            writer.transport.abort()
            return
        try:
            await self.talk((reader, writer), upstream)
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.transport.abort()
            upstream[1].transport.abort()

    @staticmethod
    async def answer(client, server):
        while True:
            line = await server[0].readuntil(b'\n')
            client[1].write(line)
            if line[3:4] != b'-':
                await client[1].drain()
                return line

    async def talk(self, client, server):
        fault, letter = '', 0
        await self.answer(client, server)
        while True:
            line = await client[0].readuntil(b'\n')
            if letter:
                letter += 1
                if fault == 'dropbefore' and letter > 3:
                    return
                if line != b'.\r\n':
                    server[1].write(line)
                    continue
                if fault == 'dropdot':
                    return
                if fault in ('big', 'full'):
                    code = b'552 5.3.4 too big' if fault == 'big' else b'452 4.2.2 mailbox full'
                    client[1].write(code + b'\r\n')
                    server[1].transport.abort()
                    server = await asyncio.open_connection('127.0.0.1', self.port)
                    await server[0].readuntil(b'\n')
                    server[1].write(b'EHLO door\r\n')
                    while (await server[0].readuntil(b'\n'))[3:4] == b'-':
                        pass
                    letter = 0
                    continue
                server[1].write(line)
                if fault == 'slow':
                    await asyncio.sleep(1)
                if fault == 'lostafter':
                    await server[0].readuntil(b'\n')
                    return
                letter = 0
                await self.answer(client, server)
                continue
            recipient = re.match(rb'RCPT TO:<(.*)>', line)
            if recipient:
                fault = self.fault(recipient[1].decode('utf-8'))
                early = {'busy': b'421 4.3.2 shutting down', 'grey': b'450 4.2.0 greylisted', 'gone': b'550 5.1.1 gone'}
                if fault in early:
                    client[1].write(early[fault] + b'\r\n')
                    if fault == 'busy':
                        await client[1].drain()
                        client[1].close()
                        return
                    continue
            if line.startswith(b'DATA') and fault == 'dropdata':
                return
            server[1].write(line)
            reply = await self.answer(client, server)
            if reply.startswith(b'354'):
                letter = 1


def check(arguments):
    def authenticate(server, session, envelope, mechanism, data):
        name, word = data.login.decode(), data.password.decode()
        good = name == arguments.user and word == arguments.password
        return AuthResult(success=good, handled=False, auth_data=name if good else None)
    return authenticate


async def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('certificate')
    parser.add_argument('key')
    parser.add_argument('mails')
    parser.add_argument('--user')
    parser.add_argument('--password')
    parser.add_argument('--token', action='store_true', help='the password is a token, for XOAUTH2 only')
    parser.add_argument('--no-tls', action='store_true')
    parser.add_argument('--every', type=int, default=0)
    parser.add_argument('--kinds', type=lambda text: text.split(','), default=[])
    arguments = parser.parse_args()
    logging.disable(logging.CRITICAL)  # connections that are broken off are what it is for
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(arguments.certificate, arguments.key)
    inbox = Inbox(arguments.mails)
    options = {'enable_SMTPUTF8': True, 'timeout': 60}
    if arguments.user:
        options |= {'authenticator': check(arguments), 'auth_required': True, 'auth_require_tls': not arguments.no_tls}
    outer = dict(options)
    kind = SMTP
    if arguments.token:
        kind, TokenServer.user, TokenServer.token = TokenServer, arguments.user, arguments.password
        outer |= {'auth_exclude_mechanism': ['LOGIN', 'PLAIN']}
    if not arguments.no_tls:
        outer |= {'tls_context': tls, 'require_starttls': True}
    loop = asyncio.get_running_loop()
    plain = await loop.create_server(lambda: SMTP(inbox, enable_SMTPUTF8=True, timeout=60), '127.0.0.1', 0)
    smtp = await loop.create_server(lambda: kind(inbox, **outer), '127.0.0.1', 0)
    door = await asyncio.start_server(Door(plain.sockets[0].getsockname()[1], arguments.every, arguments.kinds), '127.0.0.1', 0, ssl=tls)
    stop = asyncio.Event()
    loop.add_signal_handler(signal.SIGTERM, stop.set)
    print(json.dumps({'smtp': smtp.sockets[0].getsockname()[1], 'smtps': door.sockets[0].getsockname()[1],
                      'pid': os.getpid()}), flush=True)
    await stop.wait()


if __name__ == '__main__':
    sys.exit(asyncio.run(main()))
