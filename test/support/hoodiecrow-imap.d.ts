/** The little of hoodiecrow-imap that the tests use; the package brings no types. */
declare module 'hoodiecrow-imap' {
  import type { Server, Socket } from 'node:net';

  export interface StoredMessage {
    /** One character a byte. */
    raw: string;
    uid: number;
    flags: string[];
    internaldate: string;
    parsed?: MimeNode;
  }
  export interface MimeNode {
    parsedHeader: Record<string, { type?: string; subtype?: string } | undefined>;
    childNodes?: MimeNode[];
  }
  export interface Folder {
    messages: StoredMessage[];
    uidvalidity: number;
    uidnext: number;
    flags: string[];
  }
  export interface Connection {
    readonly socket: Socket | null;
    readonly state: string;
    send(response: object, description: string, parsed: unknown, data: unknown): void;
  }
  export interface ParsedCommand {
    readonly tag: string;
    readonly attributes?: readonly { readonly value?: string }[];
  }
  export type Handler = (connection: Connection, parsed: ParsedCommand, data: string, done: () => void) => void;
  export interface ImapServer {
    readonly server: Server;
    readonly connectionHandlers: ((connection: Connection) => void)[];
    readonly messageHandlers: ((server: ImapServer, message: StoredMessage) => void)[];
    listen(port: number, host: string, listening: () => void): void;
    close(closed: () => void): void;
    getMailbox(path: string): Folder | undefined;
    createMailbox(path: string, folder?: object): void;
    getCommandHandler(command: string): Handler;
    setCommandHandler(command: string, handler: Handler): void;
    appendMessage(folder: string, flags: string[], internalDate: Date, raw: string): { message: StoredMessage };
  }
  export default function hoodiecrow(options: object): ImapServer;
}

declare module 'hoodiecrow-imap/lib/mimeparser.js' {
  import type { MimeNode } from 'hoodiecrow-imap';

  export default function parse(raw: string): MimeNode;
}
