import { Injectable } from '@nestjs/common';
import { Texts } from '../../common/text.js';
import type { ContactExtras } from '../../contacts/extras/contact-extras.entity.js';
import { ContactExtrasService, type NewExtras } from '../../contacts/extras/contact-extras.service.js';
import { type BroughtTalk, ManyInteractions, type ToldTalks } from '../../interactions/many-interactions.service.js';
import { ManyReminders } from '../../reminders/many-reminders.service.js';
import { nextDay } from './domain/next-day.js';
import type { ParsedTalk } from '../domain/parsed-contact.js';
import type { ImportRun } from './import-run.js';
import type { Resolved } from './people-there.js';

/** What came with one row. */
export interface Came {
  readonly talks: readonly BroughtTalk[];
  readonly extras: readonly ContactExtras[];
}

/** Talks, things without a field and reminders of many people at once. Every method belongs inside a unit of work. */
@Injectable()
export class BroughtThings {
  constructor(
    private readonly interactions: ManyInteractions,
    private readonly reminders: ManyReminders,
    private readonly extras: ContactExtrasService,
    private readonly texts: Texts,
  ) {}

  /** Reminders that the user had set elsewhere come with somebody new only, as far as their day has not come yet. */
  async bringWithNew(run: ImportRun, rows: readonly Resolved[]): Promise<void> {
    await this.bring(run, rows);
    const planned = rows.flatMap(({ row, contactId }) =>
      row.parsed.reminders.flatMap((reminder) => {
        const dueOn = nextDay(reminder, run.today);
        return dueOn === null ? [] : [{ contactId, dueOn, text: reminder.text }];
      }),
    );
    await this.reminders.bring(run.account.id, planned, run.at);
  }

  /** Talks and extras that are not there yet; what came with each row, by row. */
  async bring(run: ImportRun, rows: readonly Resolved[]): Promise<Map<Resolved, Came>> {
    const talking = rows.filter(({ row }) => row.parsed.talks.length > 0);
    const talks = await this.bringTalks(run, talking);
    const saying = rows.flatMap((resolved) => extrasOf(run, resolved).map((told) => ({ resolved, told })));
    const extras = await this.extras.add(
      run.account.id,
      saying.map(({ told }) => told),
      run.at,
    );
    const came = new Map<Resolved, Came>();
    talking.forEach((resolved, index) => came.set(resolved, { talks: talks[index] ?? [], extras: [] }));
    saying.forEach(({ resolved }, index) => {
      const { talks: before, extras: first } = came.get(resolved) ?? { talks: [], extras: [] };
      const added = extras[index];
      if (added) came.set(resolved, { talks: before, extras: [...first, added] });
    });
    return came;
  }

  private bringTalks(run: ImportRun, rows: readonly Resolved[]): Promise<BroughtTalk[][]> {
    if (rows.length === 0) return Promise.resolve([]);
    const told = rows.map(({ row, contactId }): ToldTalks => {
      const { talks } = row.parsed;
      return { contactId, talks: talks.map((talk) => ({ ...talk, summary: this.summaryOf(run, row.row, talk) })) };
    });
    return this.interactions.bring(run.account.id, told, run.at);
  }

  /** Of messages only their number is known: said in the account's language. */
  private summaryOf(run: ImportRun, row: number, { channel, count, summary }: ParsedTalk): string | null {
    if (summary !== null || channel !== 'message') return summary;
    const where = run.formatOf(row).startsWith('linkedin') ? 'linkedin' : 'other';
    return this.texts.say(run.account.locale, 'import.talk-messages', { count, where });
  }
}

function extrasOf(run: ImportRun, { row, contactId }: Resolved): NewExtras[] {
  const { extras } = row.parsed;
  if (extras.length === 0) return [];
  const ofFile = run.formatOf(row.row) === 'vcard' ? 'vcard' : 'table';
  const origins = [...new Set(extras.map(({ origin }) => origin ?? ofFile))];
  return origins.map((origin) => {
    const entries = extras.filter((extra) => (extra.origin ?? ofFile) === origin);
    return { contactId, origin, entries: entries.map(({ name, value }) => ({ name, value })) };
  });
}
