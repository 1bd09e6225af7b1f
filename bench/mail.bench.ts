import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type INestApplicationContext, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import SqliteFile from 'better-sqlite3';
import Handlebars from 'handlebars';
import { createTransport } from 'nodemailer';
import { SMTPServer } from 'smtp-server';
import { FixedClock } from '../src/common/clock.js';
import { CommonModule } from '../src/common/common.module.js';
import { Config } from '../src/common/config.js';
import { DatabaseModule } from '../src/common/database/database.module.js';
import { Log } from '../src/common/log.js';
import { DigestModule } from '../src/digest/digest.module.js';
import { DigestService } from '../src/digest/digest.service.js';
import { OutboxSender } from '../src/mail/outbox-sender.service.js';
import { anAccount } from './ladder-service.js';
import type { PreparedWorkload, Workload } from './workload.js';

const NOW = '2026-11-26T09:00:00.000Z';
/** performance.md, W7. */
const enqueued = 10_000;
const sent = 500;
/** The pool of the mailer (src/mail/lanes.ts). */
const LANES = 4;

export const mailWorkloads: readonly Workload[] = [
  {
    name: 'mail-enqueue',
    size: enqueued,
    what: 'makes the mail of every account that is due; limit: ten rows, HTML, text and an insert each, in one transaction',
    goalRatio: 3,
    rounds: 3,
    prepare: () => prepareEnqueue(enqueued),
  },
  {
    name: 'mail-send',
    size: sent,
    what: "delivers what is due; limit: nodemailer's own pool of as many connections with the same bytes",
    goalRatio: 2,
    rounds: 5,
    prepare: () => prepareSend(sent),
  },
];

@Module({})
class BenchModule {}

interface Opened {
  readonly service: INestApplicationContext;
  readonly raw: SqliteFile.Database;
  readonly close: () => Promise<void>;
}

/** A service with so many accounts, each with a note for today. */
async function open(accounts: number, settings: Readonly<Record<string, string>>): Promise<Opened> {
  const folder = mkdtempSync(join(tmpdir(), 'wiedersehen-bench-'));
  const path = join(folder, 'mail.db');
  const base = { NODE_ENV: 'test', LOG_LEVEL: 'silent', DATA_DIR: folder, DATABASE_URL: `sqlite:${path}` };
  const config = new Config({ ...base, SECRET_KEY: 'a key for measuring, long enough for any check', ...settings });
  const common = CommonModule.with(config, new FixedClock(NOW), new Log('silent'));
  const imports = [common, DatabaseModule.open(), DigestModule];
  const service = await NestFactory.createApplicationContext({ module: BenchModule, imports }, { logger: false });
  const first = await anAccount(service);
  const raw = new SqliteFile(path);
  copyAccount(raw, first.id, accounts);
  const close = async (): Promise<void> => {
    raw.close();
    await service.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { service, raw, close };
}

function copyAccount(raw: SqliteFile.Database, id: string, count: number): void {
  raw.prepare("update accounts set created_at = '2026-01-01T00:00:00.000Z' where id = ?").run(id);
  const row = raw.prepare('select * from accounts where id = ?').get(id) as Record<string, unknown>;
  const insert = raw.prepare(
    `insert into accounts (${Object.keys(row).join(',')}) values (${Object.keys(row)
      .map((name) => `@${name}`)
      .join(',')})`,
  );
  const note = raw.prepare(
    `insert into reminders (id, account_id, kind, text, due_on, state, created_at, updated_at)
     values (?, ?, 'own', 'write', '2026-11-26', 'open', ?, ?)`,
  );
  raw.transaction(() => {
    note.run(idOf(0), id, NOW, NOW);
    for (let index = 1; index < count; index += 1) {
      insert.run({ ...row, id: idOf(index), email: `p${index}@example.org` });
      note.run(idOf(index), idOf(index), NOW, NOW);
    }
  })();
}

function idOf(index: number): string {
  return `01980000-0000-7000-8000-${String(index).padStart(12, '0')}`;
}

function forgetMails(raw: SqliteFile.Database): void {
  raw.exec(
    'delete from mail_outbox; delete from digests; delete from mail_keys; delete from mail_lines; update accounts set next_digest_at = null',
  );
}

async function prepareEnqueue(count: number): Promise<PreparedWorkload> {
  const { service, raw, close } = await open(count, {});
  raw.exec('create table limit_mails (id text primary key, account_id text, message text)');
  const rowsOf = raw.prepare('select * from reminders where account_id = ? order by due_on limit 10');
  const insert = raw.prepare('insert into limit_mails values (?, ?, ?)');
  const html = Handlebars.compile(
    '<table>{{#each rows}}<tr><td>{{text}}</td><td>{{due_on}}</td></tr>{{/each}}</table>',
  );
  const text = Handlebars.compile('{{#each rows}}* {{text}} ({{due_on}})\n{{/each}}', { noEscape: true });
  const limit = raw.transaction(() => {
    for (let index = 0; index < count; index += 1) {
      const rows = rowsOf.all(idOf(index));
      insert.run(idOf(index), idOf(index), html({ rows }) + text({ rows }));
    }
  });
  const digests = service.get(DigestService, { strict: false });
  return {
    project: () => digests.sendDue(new Date(NOW)),
    limit,
    reset: () => {
      forgetMails(raw);
      raw.exec('delete from limit_mails');
    },
    close,
  };
}

async function prepareSend(count: number): Promise<PreparedWorkload> {
  const server = new SMTPServer({
    authOptional: true,
    disableReverseLookup: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData: (stream, _session, done) => {
      stream.resume();
      stream.once('end', () => done());
    },
  });
  server.on('error', () => undefined);
  const listener = server.listen(0, '127.0.0.1');
  await new Promise<void>((resolve) => (listener.listening ? resolve() : listener.once('listening', () => resolve())));
  const { port } = listener.address() as AddressInfo;
  const { service, raw, close } = await open(count, { SMTP_URL: `smtp://127.0.0.1:${port}` });
  await service.get(DigestService, { strict: false }).sendDue(new Date(NOW));
  const mails = raw.prepare('select message, envelope_from, envelope_to from mail_outbox').all() as {
    message: string;
    envelope_from: string;
    envelope_to: string;
  }[];
  const pool = createTransport({ host: '127.0.0.1', port, pool: true, maxConnections: LANES, maxMessages: Infinity });
  const sender = service.get(OutboxSender, { strict: false });
  return {
    project: () => sender.sendDue(new Date(NOW)),
    limit: () =>
      Promise.all(
        mails.map(({ message, envelope_from: from, envelope_to: to }) =>
          pool.sendMail({ raw: message, envelope: { from, to } }),
        ),
      ),
    reset: () => raw.exec("update mail_outbox set state = 'queued', attempts = 0, sent_at = null"),
    close: async () => {
      pool.close();
      await close();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
