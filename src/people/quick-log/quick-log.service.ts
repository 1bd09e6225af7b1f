import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import { Clock } from '../../common/clock.js';
import type { LocalDate } from '../../common/local-date.js';
import type { Contact } from '../../contacts/contact.entity.js';
import { ContactsService } from '../../contacts/contacts.service.js';
import { type Channel, channels } from '../../contacts/domain/words.js';
import type { Direction } from '../../interactions/domain/words.js';
import type { Interaction } from '../../interactions/interaction.entity.js';
import { InteractionsService } from '../../interactions/interactions.service.js';
import { dayMentions } from './day-mentions.js';
import { readChannel } from './domain/channel-words.js';
import { type OpenDay, readDay } from './domain/log-day.js';
import { noteOf } from './domain/note.js';
import type { Span } from './domain/spans.js';
import { NamedPersonService } from './named-person.service.js';
import type { QuickLog } from './quick-log.input.js';

interface Understood {
  readonly contact: Contact | null;
  readonly channel: Channel | null;
  readonly direction: Direction;
  readonly on: LocalDate | null;
  readonly summary: string | null;
}

/** A question that the line leaves open, with what it may mean. */
export type Unsure =
  | { readonly field: 'contactId'; readonly why: 'nobody-named' }
  | { readonly field: 'contactId'; readonly why: 'nobody-known'; readonly name: string }
  | { readonly field: 'contactId'; readonly why: 'several-people'; readonly people: readonly Contact[] }
  | { readonly field: 'on'; readonly why: OpenDay; readonly days: readonly LocalDate[] }
  | { readonly field: 'channel'; readonly why: 'which-channel'; readonly channels: readonly Channel[] };

export interface QuickLogAnswer {
  readonly understood: Understood;
  readonly unsure: readonly Unsure[];
  readonly saved: Interaction | null;
}

interface Part<T> {
  readonly value: T;
  readonly unsure: readonly Unsure[];
  readonly spans: readonly Span[];
}

/** One line about a conversation becomes an entry: what it leaves open is asked, never guessed. */
@Injectable()
export class QuickLogService {
  constructor(
    private readonly contacts: ContactsService,
    private readonly people: NamedPersonService,
    private readonly interactions: InteractionsService,
    private readonly clock: Clock,
  ) {}

  async log(account: Account, input: QuickLog): Promise<QuickLogAnswer> {
    const line = input.text.replace(/\s+/g, ' ').trim();
    const channel = channelOf(line, input);
    const day = await this.day(account, line, input);
    const who = await this.who(account, input, { line, taken: [...channel.spans, ...day.spans] });
    const spans = [...channel.spans, ...day.spans, ...who.spans];
    const understood: Understood = {
      contact: who.value,
      channel: channel.value,
      direction: input.direction ?? readChannel(line).direction,
      on: day.value,
      summary: input.summary === undefined ? noteOf(line, spans) : input.summary,
    };
    const unsure = [...who.unsure, ...day.unsure, ...channel.unsure];
    const isSettled = input.save === true && unsure.length === 0;
    return { understood, unsure, saved: isSettled ? await this.save(account, understood) : null };
  }

  private async day(account: Account, line: string, input: QuickLog): Promise<Part<LocalDate | null>> {
    const today = this.clock.today(account.timeZone);
    const read = readDay(line, await dayMentions(line, today), today);
    const spans = read.is === 'unsaid' ? [] : [withPreposition(line, read.mention)];
    if (input.on !== undefined) return ahead(input.on, today, spans);
    if (read.is === 'unsaid') return { value: today, unsure: [], spans };
    if (read.is === 'said') return { value: read.on, unsure: [], spans };
    return { value: null, unsure: [{ field: 'on', why: read.why, days: read.options }], spans };
  }

  private async who(
    account: Account,
    input: QuickLog,
    { line, taken }: { readonly line: string; readonly taken: readonly Span[] },
  ): Promise<Part<Contact | null>> {
    const { candidates, name, spans, spansOf } = await this.people.find(account, line, taken);
    if (input.contactId !== undefined) {
      const value = await this.contacts.find(account.id, input.contactId);
      return { value, unsure: [], spans: spansOf(value.id) };
    }
    const [only, another] = candidates;
    if (only && !another) return { value: only, unsure: [], spans };
    if (another)
      return { value: null, unsure: [{ field: 'contactId', why: 'several-people', people: candidates }], spans };
    if (name === null) return { value: null, unsure: [{ field: 'contactId', why: 'nobody-named' }], spans };
    return { value: null, unsure: [{ field: 'contactId', why: 'nobody-known', name }], spans };
  }

  private save(account: Account, understood: Understood): Promise<Interaction> | null {
    const { contact, channel, on, direction, summary } = understood;
    if (contact === null || channel === null || on === null) return null;
    return this.interactions.log(account, contact.id, { on, channel, direction, summary });
  }
}

function channelOf(line: string, input: QuickLog): Part<Channel | null> {
  const { channel, options, spans } = readChannel(line);
  const value = input.channel ?? channel;
  if (value !== null) return { value, unsure: [], spans };
  const choice = options.length > 0 ? options : channels;
  return { value, unsure: [{ field: 'channel', why: 'which-channel', channels: choice }], spans };
}

function ahead(on: LocalDate, today: LocalDate, spans: readonly Span[]): Part<LocalDate | null> {
  if (on <= today) return { value: on, unsure: [], spans };
  return { value: null, unsure: [{ field: 'on', why: 'day-ahead', days: [] }], spans };
}

/** "am Dienstag", "on the 17th": the small word belongs to the day. */
function withPreposition(line: string, { start, end }: Span): Span {
  const before = /(?<!\p{L})(?:am|on|vom|since|seit|letzten|vorigen|vergangenen|last|past) $/iu.exec(
    line.slice(0, start),
  );
  return { start: start - (before?.[0].length ?? 0), end };
}
