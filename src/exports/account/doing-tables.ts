import { changeKinds } from '../../contacts/changes/change-kinds.js';
import { channels, forms, languages } from '../../contacts/domain/words.js';
import { directions } from '../../interactions/domain/words.js';
import { meetingStates } from '../../meetings/domain/words.js';
import { attemptStates, noReasons, outcomes, purposes, situations } from '../../outreach/domain/words.js';
import { MOST_LEAD_DAYS, recurrenceOrigins } from '../../reminders/domain/recurrence.js';
import { reminderKinds, reminderStates } from '../../reminders/domain/words.js';
import type { AccountTable } from './account-table.js';
import { type Columns, day, flag, id, instant, integer, line, maybe, reference, text, word } from './column.js';

/** The words of these two stand with their tables as types only. */
const meetingResponses = ['needs-action', 'accepted', 'tentative', 'declined'];
const suggestionEventKinds = ['shown', 'named', 'later', 'skip', 'swap', 'more', 'rung'];
const hardness = maybe(integer(1, 5));

const attempt: Columns = {
  id,
  contactId: reference('contacts'),
  parentId: maybe(reference('attempts')),
  purpose: maybe(word(purposes)),
  situation: word(situations),
  channel: word(channels),
  language: word(languages),
  form: word(forms),
  formAssumed: flag,
  city: maybe(text(200)),
  about: maybe(text(200)),
  opening: maybe(line(40)),
  timesOpened: maybe(integer(0, 1_000_000)),
  subject: text(5_000),
  body: text(100_000),
  short: text(100_000),
  script: maybe(text(100_000)),
  state: word(attemptStates),
  sentAt: maybe(instant),
  sentOn: maybe(day),
  markedOn: maybe(day),
  lastMessageOn: maybe(day),
  followUpsSent: integer(0, 1_000),
  outcome: maybe(word(outcomes)),
  reason: maybe(word(noReasons)),
  outcomeOn: maybe(day),
  outcomeAt: maybe(instant),
  answerOn: maybe(day),
  answerNotedAt: maybe(instant),
  silentOn: maybe(day),
  comebackOn: maybe(day),
  blocksUntilOn: maybe(day),
  expectation: maybe(integer(0, 100)),
  howHardExpected: hardness,
  howHardWas: hardness,
  createdAt: instant,
  updatedAt: instant,
};

/** What happened with the people, and what is still to do. */
export const doingTables: readonly AccountTable[] = [
  {
    name: 'attempts',
    table: 'attempts',
    order: ['created_at', 'id'],
    columns: attempt,
    blank: { earlier: '[]' },
    children: [
      {
        field: 'heldSlots',
        table: 'held_slots',
        parent: 'attempt_id',
        order: 'start_at',
        unique: 'startAt',
        columns: {
          contactId: reference('contacts'),
          startAt: instant,
          endAt: instant,
          timeZone: line(64),
          releasedAt: maybe(instant),
        },
      },
      {
        field: 'origins',
        table: 'attempt_origins',
        parent: 'attempt_id',
        order: 'attempt_id',
        single: true,
        columns: {
          offerId: maybe(reference('offers')),
          tripId: maybe(reference('trips')),
          templateId: maybe(reference('ownTemplates')),
        },
      },
    ],
  },
  {
    name: 'interactions',
    table: 'interactions',
    order: ['logged_on', 'id'],
    columns: {
      id,
      contactId: reference('contacts'),
      on: { ...day, stored: 'occurred_on' },
      channel: word(channels),
      direction: word(directions),
      summary: maybe(text(20_000)),
      attemptId: maybe(reference('attempts')),
      loggedOn: day,
      createdAt: instant,
    },
  },
  {
    name: 'reminders',
    table: 'reminders',
    order: ['created_at', 'id'],
    columns: {
      id,
      contactId: maybe(reference('contacts')),
      attemptId: maybe(reference('attempts')),
      kind: word(reminderKinds),
      text: maybe(text(5_000)),
      dueOn: day,
      recurrence: maybe({
        kind: 'object',
        fields: {
          rule: line(200),
          from: word(recurrenceOrigins),
          startsOn: day,
          leadDays: maybe(integer(0, MOST_LEAD_DAYS)),
        },
      }),
      leadDays: maybe(integer(0, MOST_LEAD_DAYS)),
      state: word(reminderStates),
      doneAt: maybe(instant),
      createdAt: instant,
      updatedAt: instant,
    },
  },
  {
    name: 'meetings',
    table: 'meetings',
    order: ['created_at', 'id'],
    columns: {
      id,
      attemptId: maybe(reference('attempts')),
      startAt: instant,
      endAt: instant,
      timeZone: line(64),
      place: maybe(text(500)),
      title: maybe(line(200)),
      note: maybe(text(20_000)),
      travelMinutes: maybe(integer(0, 720)),
      state: word(meetingStates),
      sequence: integer(0, 1_000_000),
      createdAt: instant,
      updatedAt: instant,
    },
    children: [
      {
        field: 'people',
        table: 'meeting_people',
        parent: 'meeting_id',
        order: 'contact_id',
        unique: 'contactId',
        columns: { contactId: reference('contacts'), response: word(meetingResponses) },
      },
    ],
  },
  {
    name: 'suggestionEvents',
    table: 'suggestion_events',
    order: ['week_on', 'kind', 'id'],
    columns: {
      id,
      contactId: maybe(reference('contacts')),
      weekOn: day,
      kind: word(suggestionEventKinds),
      value: maybe(line(10)),
      on: { ...day, stored: 'occurred_on' },
      createdAt: instant,
    },
  },
  {
    name: 'changes',
    table: 'changes',
    order: ['happened_at', 'id'],
    columns: {
      id,
      contactId: maybe(reference('contacts')),
      actId: { kind: 'line', longest: 36 },
      kind: word(changeKinds),
      happenedAt: instant,
      undoneAt: maybe(instant),
    },
  },
];
