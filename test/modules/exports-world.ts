import { text } from 'node:stream/consumers';
import { Readable } from 'node:stream';
import type { Account } from '../../src/accounts/account.entity.js';
import { ExportsService } from '../../src/exports/exports.service.js';
import type { ExportFormat } from '../../src/exports/formats.js';
import type { TestApp } from '../support/app.js';

/** A whole export as text. */
export async function exported(app: TestApp, account: Account, format: ExportFormat): Promise<string> {
  const { pieces } = app.get(ExportsService).file(account, format);
  return text(Readable.from(pieces));
}

type Json = null | string | number | boolean | Json[] | { readonly [name: string]: Json };

/** The account as one canonical text: keys sorted, the time of writing left out. */
export function canonical(file: string): string {
  const { exportedAt: _, ...account } = JSON.parse(file) as { exportedAt: string; [name: string]: Json };
  return JSON.stringify(sorted(account), null, 1);
}

function sorted(value: Json): Json {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, part]) => [name, sorted(part)] as const);
  return Object.fromEntries(entries.sort(([one], [other]) => (one < other ? -1 : 1)));
}
