import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { freePort } from '../support/free-port.js';

/** What litmus works in; it makes it first. */
const FOLDER = '/litmus';
const KEPT = /X-LITMUS:(\S*)/;

/**
 * Stands between litmus and an address book. litmus wants to make a folder and to put any octets into it; an address book is
 * made already and takes cards. So the folder is said to be made, and octets travel in a card. All else goes through as it is.
 */
export class FolderShim {
  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async before(collection: string): Promise<FolderShim> {
    const { port, pathname } = new URL(collection);
    const server = createServer((asked, answer) => void pass(asked, answer, { port, pathname }));
    const own = await freePort();
    await new Promise<void>((listening) => server.listen(own, '127.0.0.1', listening));
    return new FolderShim(server, `http://127.0.0.1:${own}${pathname}`);
  }

  close(): Promise<void> {
    return new Promise((closed) => {
      this.server.close(() => closed());
      this.server.closeAllConnections();
    });
  }
}

interface Behind {
  readonly port: string;
  /** The collection, with its slash. */
  readonly pathname: string;
}

async function pass(asked: IncomingMessage, answer: ServerResponse, { port, pathname }: Behind): Promise<void> {
  const { method = 'GET', url = '/', headers } = asked;
  const body = Buffer.from(await text(asked.setEncoding('latin1')), 'latin1');
  const isFolder = url === `${pathname.slice(0, -1)}${FOLDER}/`;
  if (isFolder && (method === 'MKCOL' || method === 'DELETE')) {
    answer.writeHead(method === 'MKCOL' ? 201 : 404).end();
    return;
  }
  const path = url.replace(`${pathname.slice(0, -1)}${FOLDER}/`, pathname);
  const sent = method === 'PUT' ? cardOf(path, body) : body;
  const { expect: _expect, 'transfer-encoding': _chunked, ...kept } = headers;
  const length = { 'content-length': String(sent.length) };
  const to = { host: '127.0.0.1', port, method, path, headers: { ...kept, ...length }, agent: false } as const;
  const behind = request(to, (came) => {
    void (async () => {
      const { 'content-length': _length, 'transfer-encoding': _encoding, ...about } = came.headers;
      const told = (await text(came)).replaceAll(`>${pathname}`, `>${pathname.slice(0, -1)}${FOLDER}/`);
      const octets = method === 'GET' ? KEPT.exec(told)?.[1] : undefined;
      answer.writeHead(came.statusCode ?? 500, about);
      answer.end(octets === undefined ? told : Buffer.from(octets, 'base64'));
    })();
  });
  behind.on('error', () => answer.destroy()); // litmus says which question got no answer
  behind.end(sent);
}

function cardOf(path: string, body: Buffer): Buffer {
  const uid = Buffer.from(path).toString('base64url').slice(-100);
  const lines = ['BEGIN:VCARD', 'VERSION:3.0', `UID:${uid}`, 'FN:Litmus', 'N:Litmus;;;;'];
  return Buffer.from([...lines, `X-LITMUS:${body.toString('base64')}`, 'END:VCARD', ''].join('\r\n'));
}
