import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Config } from '../../src/common/config.js';
import { OutboundFetch } from '../../src/common/outbound/outbound-fetch.js';
import { OutboundRequest } from '../../src/common/outbound/outbound-request.js';
import { OutboundRefused } from '../../src/common/outbound/outbound.errors.js';
import { OutboundGuard } from '../../src/common/outbound/outbound-guard.js';
import { Resolver, SystemResolver } from '../../src/common/outbound/resolver.js';

/** Names with what they mean, one answer after the other; the last one stays. */
class Names extends Resolver {
  asked = 0;

  constructor(private readonly answers: Record<string, string[][]>) {
    super();
  }

  addressesOf(name: string): Promise<readonly string[]> {
    this.asked += 1;
    const answers = this.answers[name] ?? [];
    const found = answers.length > 1 ? answers.shift() : answers[0];
    return found
      ? Promise.resolve(found)
      : Promise.reject(Object.assign(new Error('no such name'), { code: 'ENOTFOUND' }));
  }
}

function guardOf(allow: string, names: Resolver = new Names({})): OutboundGuard {
  return new OutboundGuard(new Config({ SECRET_KEY: 'k'.repeat(32), OUTBOUND_ALLOW: allow }), names);
}

const PRIVATE = expect.objectContaining({ type: 'outbound-refused', reason: 'private' }) as Error;

describe('a host that a user has set', () => {
  it('is reached at the addresses that were checked, which are looked up once', async () => {
    const names = new Names({ 'mail.test': [['1.1.1.1', '2606:4700::1'], ['127.0.0.1']] });
    const checked = await guardOf('', names).resolve('Mail.test.');
    expect(checked).toEqual({ host: 'mail.test', address: '1.1.1.1', addresses: ['1.1.1.1', '2606:4700::1'] });
    expect(names.asked).toBe(1);
  });

  it.each([['127.0.0.1'], ['::1'], ['1.1.1.1', '10.0.0.1'], ['169.254.169.254'], ['::ffff:10.0.0.1']])(
    'is refused if one of its addresses is private: %s %s',
    async (...addresses) => {
      const names = new Names({ 'inside.test': [addresses] });
      await expect(guardOf('', names).resolve('inside.test')).rejects.toEqual(PRIVATE);
    },
  );

  it.each(['127.0.0.1', '[::1]', '::ffff:127.0.0.1', '169.254.169.254', '192.168.0.1', '127.0.0.1.'])(
    'is refused as an address: %s',
    async (host) => {
      await expect(guardOf('').resolve(host)).rejects.toEqual(PRIVATE);
    },
  );

  it.each(['0x7f.1', '127.1', '2130706433', '017700000001', 'a b', ''])(
    'is refused in an odd form: %j',
    async (host) => {
      const names = new Names({ [host]: [['1.1.1.1']] });
      await expect(guardOf('', names).resolve(host)).rejects.toMatchObject({ reason: 'host' });
    },
  );

  it('is refused as localhost, whatever the system says that means', async () => {
    await expect(guardOf('', new SystemResolver()).resolve('localhost')).rejects.toEqual(PRIVATE);
  });

  it('says so if nobody knows the name', async () => {
    await expect(guardOf('').resolve('nobody.test')).rejects.toMatchObject({
      type: 'name-not-resolved',
      code: 'ENOTFOUND',
    });
    const nothing = new Names({ 'empty.test': [[]] });
    await expect(guardOf('', nothing).resolve('empty.test')).rejects.toMatchObject({ code: 'ENOTFOUND' });
  });

  it('is reached although private if OUTBOUND_ALLOW names it or its address', async () => {
    const names = new Names({
      'nas.home': [['192.168.1.2']],
      'other.home': [['192.168.1.2']],
      'more.home': [['10.0.0.9']],
    });
    const guard = guardOf('NAS.home., 10.0.0.9, [::1]', names);
    await expect(guard.resolve('nas.home')).resolves.toMatchObject({ address: '192.168.1.2' });
    await expect(guard.resolve('more.home')).resolves.toMatchObject({ address: '10.0.0.9' });
    await expect(guard.resolve('::1')).resolves.toMatchObject({ address: '::1' });
    await expect(guard.resolve('other.home')).rejects.toEqual(PRIVATE);
  });
});

describe('reading what lies behind an address', () => {
  let answer: (request: IncomingMessage, response: ServerResponse) => void;
  /** One that users may reach, and one that only this machine may: 127.0.0.2 stands for the internet here. */
  let outside: Server;
  let inside: Server;
  let hitsInside: number;
  let port: number;

  beforeEach(async () => {
    hitsInside = 0;
    outside = createServer((request, response) => answer(request, response));
    await new Promise<void>((resolve) => outside.listen(0, '127.0.0.2', resolve));
    ({ port } = outside.address() as AddressInfo);
    inside = createServer((_, response) => {
      hitsInside += 1;
      response.end('secret');
    });
    await new Promise<void>((resolve) => inside.listen(port, '127.0.0.1', resolve));
  });
  afterEach(async () => {
    for (const server of [outside, inside]) {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
  });

  const reading = (names: Resolver = new Names({ 'out.test': [['127.0.0.2']], 'in.test': [['127.0.0.1']] })) =>
    new OutboundFetch(new OutboundRequest(guardOf('127.0.0.2', names)));

  it('gives it with its type, and says nothing about us but our name', async () => {
    let asked: IncomingMessage | undefined;
    answer = (request, response) => {
      asked = request;
      response.setHeader('content-type', 'text/calendar').end('BEGIN:VCALENDAR');
    };
    const { url, contentType, body } = await reading().fetch(`http://out.test:${port}/a.ics#part`);
    expect({ url, contentType, body: body?.toString() }).toEqual({
      ...{ url: `http://out.test:${port}/a.ics`, contentType: 'text/calendar', body: 'BEGIN:VCALENDAR' },
    });
    expect(asked?.headers.host).toBe(`out.test:${port}`);
    expect(asked?.headers['user-agent']).toBe('Wiedersehen');
    expect(asked?.headers.cookie).toBeUndefined();
  });

  it.each(['in.test', '127.0.0.1', '0x7f.1', '2130706433', '[::ffff:127.0.0.1]', '127.1', 'localhost.'])(
    'never asks what only this machine may: %s',
    async (host) => {
      const names = new Names({ 'in.test': [['127.0.0.1']], localhost: [['127.0.0.1']] });
      await expect(reading(names).fetch(`http://${host}:${port}/`)).rejects.toEqual(PRIVATE);
      expect(hitsInside).toBe(0);
    },
  );

  it.each(['http://in.test:PORT/', 'http://127.0.0.1:PORT/', '//127.0.0.1:PORT/', 'http://[::1]:PORT/'])(
    'checks where a redirect leads: %s',
    async (location) => {
      answer = (_, response) => response.writeHead(302, { location: location.replace('PORT', String(port)) }).end();
      await expect(reading().fetch(`http://out.test:${port}/`)).rejects.toEqual(PRIVATE);
      expect(hitsInside).toBe(0);
    },
  );

  it.each(['file:///etc/passwd', 'gopher://out.test/', 'http://user:password@out.test/'])(
    'follows no redirect to %s',
    async (location) => {
      answer = (_, response) => response.writeHead(301, { location }).end();
      await expect(reading().fetch(`http://out.test:${port}/`)).rejects.toMatchObject({ reason: 'address' });
    },
  );

  it('connects to what was checked, though the name means something else by then', async () => {
    const names = new Names({ 'turns.test': [['127.0.0.2'], ['127.0.0.1']] });
    answer = (_, response) => response.end('outside');
    const { body } = await reading(names).fetch(`http://turns.test:${port}/`);
    expect({ body: body?.toString(), asked: names.asked, hitsInside }).toEqual({
      body: 'outside',
      asked: 1,
      hitsInside: 0,
    });
  });

  it('asks anew what a name means at a redirect to itself', async () => {
    const names = new Names({ 'turns.test': [['127.0.0.2'], ['127.0.0.1']] });
    answer = (_, response) => response.writeHead(307, { location: '/again' }).end();
    await expect(reading(names).fetch(`http://turns.test:${port}/`)).rejects.toEqual(PRIVATE);
    expect(hitsInside).toBe(0);
  });

  it('asks only for what has changed, and says so if nothing has', async () => {
    let asked: IncomingMessage | undefined;
    answer = (request, response) => {
      asked = request;
      response.writeHead(304, { etag: '"one"' }).end();
    };
    const known = { etag: '"one"', lastModified: 'Mon, 23 Nov 2026 08:00:00 GMT' };
    const { body, etag } = await reading().fetch(`http://out.test:${port}/`, {}, known);
    expect({ body, etag }).toEqual({ body: null, etag: '"one"' });
    expect(asked?.headers).toMatchObject({ 'if-none-match': known.etag, 'if-modified-since': known.lastModified });
    await expect(reading().fetch(`http://out.test:${port}/`)).rejects.toMatchObject({ reason: 'status' });
  });

  it('follows three redirects, not four', async () => {
    const withHops =
      (hops: number) =>
      (request: IncomingMessage, response: ServerResponse): void => {
        const done = Number(request.url?.slice(1));
        if (done === hops) response.end('there');
        else response.writeHead(302, { location: `/${done + 1}` }).end();
      };
    answer = withHops(3);
    expect((await reading().fetch(`http://out.test:${port}/0`)).body?.toString()).toBe('there');
    answer = withHops(4);
    await expect(reading().fetch(`http://out.test:${port}/0`)).rejects.toMatchObject({ reason: 'redirects' });
  });

  it.each([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
  ] as const)('unpacks %s, and stops where it grows too large', async (encoding, pack) => {
    answer = ({ url }, response) =>
      response.setHeader('content-encoding', encoding).end(pack(url === '/bomb' ? Buffer.alloc(20_000_000) : 'small'));
    expect((await reading().fetch(`http://out.test:${port}/`)).body?.toString()).toBe('small');
    await expect(reading().fetch(`http://out.test:${port}/bomb`)).rejects.toMatchObject({ reason: 'large' });
  });

  it('refuses what is packed in an unknown way, and answers that are no success', async () => {
    answer = (_, response) => response.setHeader('content-encoding', 'gzip, gzip').end('x');
    await expect(reading().fetch(`http://out.test:${port}/`)).rejects.toMatchObject({ reason: 'encoding' });
    answer = (_, response) => response.writeHead(404).end();
    await expect(reading().fetch(`http://out.test:${port}/`)).rejects.toMatchObject({ reason: 'status' });
    answer = (_, response) => response.writeHead(302).end();
    await expect(reading().fetch(`http://out.test:${port}/`)).rejects.toMatchObject({ reason: 'status' });
  });

  it.each(['gzip', 'deflate', 'br'])('says so where what is packed as %s is broken', async (encoding) => {
    for (let seed = 0; seed < 40; seed += 1) {
      const bytes = Buffer.from(
        Array.from({ length: 64 }, (_, at) => (seed * 131 + at * 37 + ((seed * at) % 89)) % 256),
      );
      answer = (_, response) => response.setHeader('content-encoding', encoding).end(bytes);
      const ended = await reading()
        .fetch(`http://out.test:${port}/`)
        .then(
          ({ body }) => body?.toString(), // a few of these bytes happen to mean nothing at all
          (error: unknown) => (error instanceof OutboundRefused ? error.reason : error),
        );
      expect(['encoding', '']).toContain(ended);
    }
  });

  it.each(['HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n', ''])(
    'ends where the answer changes the protocol, or the connection ends without one: %j',
    async (said) => {
      answer = (request) => void request.socket.end(said);
      await expect(reading().fetch(`http://out.test:${port}/`)).rejects.toThrow();
      answer = (request) => void request.socket.write(said); // and stays open
      const waiting = reading().fetch(`http://out.test:${port}/`, said === '' ? { milliseconds: 50 } : {});
      await expect(waiting).rejects.toMatchObject({ reason: said === '' ? 'slow' : 'status' });
    },
  );

  it('gives up on an endless answer, and on one that never comes', async () => {
    answer = (_, response) => {
      const chunk = Buffer.alloc(64 * 1024);
      const more = (): void => void (response.destroyed || response.write(chunk, more));
      more();
    };
    await expect(reading().fetch(`http://out.test:${port}/`)).rejects.toMatchObject({ reason: 'large' });
    answer = () => undefined;
    const short = reading().fetch(`http://out.test:${port}/`, { milliseconds: 50 });
    await expect(short).rejects.toMatchObject({ reason: 'slow' });
    answer = (_, response) => void response.write('begins and never ends');
    const halfway = reading().fetch(`http://out.test:${port}/`, { milliseconds: 50 });
    await expect(halfway).rejects.toMatchObject({ reason: 'slow' });
  });
});
