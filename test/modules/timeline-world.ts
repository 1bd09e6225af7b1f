import type { Account } from '../../src/accounts/account.entity.js';
import { newId } from '../../src/common/ids.js';
import { addDays, type LocalDate } from '../../src/common/local-date.js';
import { Change } from '../../src/contacts/changes/change.entity.js';
import type { Contact } from '../../src/contacts/contact.entity.js';
import { MeetingPerson } from '../../src/meetings/meeting-person.entity.js';
import { Meeting } from '../../src/meetings/meeting.entity.js';
import { Attempt } from '../../src/outreach/attempt.entity.js';
import { compareDays, timelineKinds } from '../../src/people/timeline/domain/timeline-order.js';
import type { TimelineEntry } from '../../src/people/timeline/timeline-entry.js';
import { TimelineService } from '../../src/people/timeline/timeline.service.js';
import { Reminder } from '../../src/reminders/reminder.entity.js';
import type { TestApp } from '../support/app.js';
import { anInteraction } from '../support/builders.js';

/** One thing with somebody: its kind, so many days before the 23rd of November 2026, at a minute of the day in UTC. */
export interface Happened {
  readonly kind: 'interaction' | 'drafted' | 'sent' | 'outcome' | 'reminder' | 'reminder-done' | 'meeting' | 'change';
  readonly daysAgo: number;
  readonly minute: number;
}

/** The rows that a thing is stored as. */
export function rowsOf(account: Account, contact: Contact, { kind, daysAgo, minute }: Happened): object[] {
  const on = addDays('2026-11-23', -daysAgo);
  const at = new Date(Date.parse(`${on}T00:00:00.000Z`) + minute * 60_000).toISOString();
  const place = { on, at };
  if (kind === 'interaction') return [anInteraction(contact, { on })];
  if (kind === 'drafted' || kind === 'sent' || kind === 'outcome') return [anAttempt(account, contact, kind, place)];
  if (kind === 'meeting') return aMeeting(account, contact, at);
  if (kind === 'change') return [aChange(account, contact, at)];
  return [aReminder(account, contact, kind, place)];
}

/** Everything in pages of `limit`, as often as there is a next one. */
export async function inPages(
  app: TestApp,
  account: Account,
  contactId: string,
  limit: number,
): Promise<TimelineEntry[]> {
  const entries: TimelineEntry[] = [];
  for (let cursor: string | null | undefined; cursor !== null;) {
    const page = await app.get(TimelineService).page(account, contactId, { limit, ...(cursor ? { cursor } : {}) });
    entries.push(...page.items);
    cursor = page.nextCursor;
  }
  return entries;
}

/** The order that the timeline promises, worked out from the entries alone. */
export function inOrder(entries: readonly TimelineEntry[]): TimelineEntry[] {
  const stored = (entry: TimelineEntry): string => {
    const hasInstant = ['meeting', 'drafted', 'reminder-done', 'change'].includes(entry.kind);
    return `${hasInstant ? (entry.at ?? '') : ''}|${entry.id}`;
  };
  return [...entries].sort((a, b) => compareDays(a, b) || (stored(a) < stored(b) ? 1 : -1));
}

export const keyOf = ({ kind, id }: TimelineEntry): string => `${timelineKinds.indexOf(kind)} ${id}`;

interface Place {
  readonly on: LocalDate;
  readonly at: string;
}

function anAttempt(
  account: Account,
  contact: Contact,
  kind: 'drafted' | 'sent' | 'outcome',
  { on, at }: Place,
): Attempt {
  const sent = kind === 'drafted' ? { sentAt: null, sentOn: null } : { sentAt: at, sentOn: on };
  const outcome =
    kind === 'outcome'
      ? { outcome: 'talked' as const, outcomeOn: on, outcomeAt: at }
      : { outcome: null, outcomeOn: null, outcomeAt: null };
  return Object.assign(new Attempt(), {
    ...{ id: newId(new Date(at)), accountId: account.id, contactId: contact.id, parentId: null, purpose: null },
    ...{ situation: 'coffee', channel: 'email', language: 'de', form: 'du', formAssumed: false, city: null },
    ...{
      subject: 'Kaffee?',
      body: 'Hallo',
      short: 'Hallo',
      script: null,
      state: kind === 'drafted' ? 'drafted' : 'sent',
    },
    ...{ markedOn: sent.sentOn, lastMessageOn: sent.sentOn, followUpsSent: 0, reason: null, silentOn: null },
    ...{ answerOn: null, answerNotedAt: null },
    ...{ comebackOn: null, blocksUntilOn: null, expectation: null, howHardExpected: null, howHardWas: null },
    ...{ earlier: [], createdAt: at, updatedAt: at, ...sent, ...outcome },
  });
}

function aReminder(
  account: Account,
  contact: Contact,
  kind: 'reminder' | 'reminder-done',
  { on, at }: Place,
): Reminder {
  const state = kind === 'reminder' ? { state: 'open', doneAt: null } : { state: 'done', doneAt: at };
  return Object.assign(new Reminder(), {
    ...{ id: newId(new Date(at)), accountId: account.id, contactId: contact.id, attemptId: null, kind: 'own' },
    ...{ text: 'anrufen', dueOn: on, createdAt: at, updatedAt: at, ...state },
  });
}

function aMeeting(account: Account, contact: Contact, startAt: string): object[] {
  const id = newId(new Date(startAt));
  const meeting = Object.assign(new Meeting(), {
    ...{ id, accountId: account.id, attemptId: null, startAt, endAt: startAt, timeZone: 'Europe/Berlin', place: null },
    ...{ state: 'done', sequence: 0, createdAt: startAt, updatedAt: startAt },
  });
  const there = { id: newId(new Date(startAt)), accountId: account.id, meetingId: id, contactId: contact.id };
  return [meeting, Object.assign(new MeetingPerson(), { ...there, response: 'accepted' })];
}

export function aChange(account: Account, contact: Contact, happenedAt: string, fields: Partial<Change> = {}): Change {
  return Object.assign(new Change(), {
    ...{
      id: newId(new Date(happenedAt)),
      accountId: account.id,
      contactId: contact.id,
      actId: newId(new Date(happenedAt)),
    },
    ...{ kind: 'edited', detail: { before: {} }, happenedAt, undoneAt: null, ...fields },
  });
}
