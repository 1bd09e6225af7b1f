import { Socket } from 'node:net';
import type { ImapFlow } from 'imapflow';

/** In answer to one command, in bytes: twice the largest single answer that is read (mailbox-reader.ts). */
const MOST_PER_COMMAND = 4 * 1024 * 1024;

/** Untagged answers (RFC 9051, 7) to one command: more folders, or mails gone at once, than a mailbox of a person has. */
const MOST_ANSWERS = 10_000;

/** In one connection, in bytes: the headers of some ten thousand mails. The next look goes on behind them. */
const MOST_IN_ALL = 200 * 1024 * 1024;

/** Before anybody has signed in, in bytes: a greeting, and what the server can do. */
const MOST_BEFORE = 128 * 1024;
const LOOKED_AT_EVERY_MS = 100;

/** How an untagged answer begins, after the end of the line before. */
const UNTAGGED = '\n* ';

/** A server said more than it was asked for. `client.context` has it; the connection is gone. */
class TooMuchSaid extends Error {}

/** Whether that is why the connection ended. */
export function hasSaidTooMuch({ context }: { readonly context: unknown }): boolean {
  return context instanceof TooMuchSaid;
}

/** Ends the connection where the server goes on and on; what a single answer may be is another limit. For who has signed in. */
export function endWhereTooMuchIsSaid(client: ImapFlow): void {
  const socket = 'socket' in client ? client.socket : null;
  if (!(socket instanceof Socket)) throw new Error('imapflow has no socket');
  const heard = { asked: socket.bytesWritten, bytes: 0, answers: 0, inAll: 0, tail: '' };
  socket.on('data', (chunk: Buffer) => {
    // only our own words begin the count anew: what the server says can't
    if (socket.bytesWritten !== heard.asked) Object.assign(heard, { asked: socket.bytesWritten, bytes: 0, answers: 0 });
    heard.bytes += chunk.length;
    heard.inAll += chunk.length;
    const text = heard.tail + chunk.toString('latin1');
    heard.answers += text.split(UNTAGGED).length - 1;
    heard.tail = text.slice(1 - UNTAGGED.length);
    if (heard.bytes > MOST_PER_COMMAND || heard.answers > MOST_ANSWERS || heard.inAll > MOST_IN_ALL) end(client);
  });
}

/** The same while somebody signs in, when the socket may still become an encrypted one. Gives how to stop watching. */
export function watchSigningIn(client: ImapFlow): () => void {
  const timer = setInterval(() => {
    if (client.stats().received > MOST_BEFORE) end(client);
  }, LOOKED_AT_EVERY_MS);
  return () => clearInterval(timer);
}

function end(client: ImapFlow): void {
  client.context = new TooMuchSaid();
  client.close();
}
