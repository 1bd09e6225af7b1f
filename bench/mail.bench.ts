import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type INestApplicationContext, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import SqliteFile from 'better-sqlite3';
import Handlebars from 'handlebars';
import { createTransport } from 'nodemailer';
import { SMTPServer } from 'smtp-server';
import type { Account } from '../src/accounts/account.entity.js';
import { FixedClock } from '../src/common/clock.js';
import { CommonModule } from '../src/common/common.module.js';
import { Config } from '../src/common/config.js';
import { DatabaseModule } from '../src/common/database/database.module.js';
import { templatesFolder } from '../src/common/folders.js';
import { Log } from '../src/common/log.js';
import { DigestPreviewService } from '../src/digest/digest-preview.service.js';
import { DigestModule } from '../src/digest/digest.module.js';
import { DigestService } from '../src/digest/digest.service.js';
import { MailTemplates } from '../src/mail/mail-templates.js';
import { OutboxSender } from '../src/mail/outbox-sender.service.js';
import { seedContacts } from './ladder-contacts.js';
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
    what:
      'makes the mail of every account that is due, each with ten contacts and a note; limit: ten rows, the same HTML and ' +
      'text from the same templates, and the same columns stored for each, in one transaction',
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
  readonly first: Account;
  readonly close: () => Promise<void>;
}

/** Contacts of each account. */
const CONTACTS = 10;

/** A service with so many accounts, each with a few contacts and a note for today. */
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
  copyContacts(raw, first.id);
  const close = async (): Promise<void> => {
    raw.close();
    await service.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { service, raw, first, close };
}

function copyContacts(raw: SqliteFile.Database, id: string): void {
  seedContacts(raw, id, CONTACTS, NOW.slice(0, 10));
  const columns = raw.pragma('table_info(contacts)') as { name: string }[];
  const others = columns.map(({ name }) => name).filter((name) => name !== 'id' && name !== 'account_id');
  raw
    .prepare(
      `insert into contacts (id, account_id, ${others.join(',')})
       select '1000000' || substr(contacts.id, -1) || substr(accounts.id, 9), accounts.id, ${others.map((name) => `contacts.${name}`).join(',')}
       from contacts cross join accounts where contacts.account_id = ? and accounts.id <> ?`,
    )
    .run(id, id);
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
    'delete from mail_outbox; delete from digests; delete from mail_keys; delete from mail_lines; delete from suggestion_events; update accounts set next_digest_at = null',
  );
}

async function prepareEnqueue(count: number): Promise<PreparedWorkload> {
  const { service, raw, first, close } = await open(count, {});
  const view = await viewOf(service, first);
  const digests = service.get(DigestService, { strict: false });
  return {
    project: () => digests.sendDue(new Date(NOW)),
    limit: leastEnqueue(raw, view, [first.id, ...Array.from({ length: count - 1 }, (_, index) => idOf(index + 1))]),
    reset: () => {
      forgetMails(raw);
      raw.exec('delete from limit_mails');
    },
    close,
  };
}

interface CardsOfMail {
  readonly cards: readonly object[];
}

/** What the templates get for the mail of an account like all others. */
async function viewOf(service: INestApplicationContext, account: Account): Promise<CardsOfMail> {
  const templates = service.get(MailTemplates, { strict: false });
  const render = templates.render.bind(templates);
  const seen: object[] = [];
  templates.render = (name, view) => {
    seen.push(view);
    return render(name, view);
  };
  await service.get(DigestPreviewService, { strict: false }).preview(account);
  templates.render = render;
  return seen[0] as CardsOfMail; // our own view
}

/** Ten contacts in the ladder's order, the view of a mail with their names, our own templates, and a row as the outbox has it. */
function leastEnqueue(raw: SqliteFile.Database, view: CardsOfMail, ids: readonly string[]): () => void {
  const { sql } = raw.prepare("select sql from sqlite_master where name = 'mail_outbox'").get() as { sql: string };
  raw.exec(sql.replaceAll('mail_outbox', 'limit_mails'));
  raw.exec('create unique index limit_mails_message on limit_mails (message_id)');
  const rowsOf = raw.prepare(
    'select given_name, family_name, silent_since_on from contacts where account_id = ? order by ease_group, silent_since_on limit 10',
  );
  const insert = raw.prepare(
    `insert into limit_mails (id, account_id, kind, message_id, envelope_from, envelope_to, message, state, attempts, lost_answers,
       next_try_at, give_up_at, created_at) values (?, ?, 'digest', ?, ?, ?, ?, 'queued', 0, 0, ?, ?, ?)`,
  );
  const [html, text] = [precompiled('digest.hbs', false), precompiled('digest.txt.hbs', true)];
  return raw.transaction(() => {
    for (const id of ids) {
      const rows = rowsOf.all(id) as { given_name: string; family_name: string }[];
      const cards = view.cards.map((card, at) => {
        const person = rows[at];
        return person ? { ...card, name: `${person.given_name} ${person.family_name}` } : card;
      });
      const said = { ...view, cards };
      insert.run(id, id, id, 'w@example.org', 'p@example.org', html(said) + text(said), NOW, NOW, NOW);
    }
  });
}

function precompiled(file: string, noEscape: boolean): Handlebars.TemplateDelegate {
  const source = readFileSync(join(templatesFolder(), 'mail', file), 'utf8');
  return Handlebars.compile(source, { noEscape, strict: true, knownHelpersOnly: true });
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
