import { describe, expect, it } from 'vitest';
import { linesOfDay, MOST_LINES } from '../../../src/digest/domain/digest-content.js';
import { linesAhead, linesOfMail } from '../../../src/digest/domain/lines-ahead.js';

const tom = { id: 'tom', pleaseDont: false, neverSuggest: false };
const silenced = { ...tom, id: 'silenced', pleaseDont: true };
const people = new Map([tom, { ...tom, id: 'ayla' }, silenced].map((person) => [person.id, person]));

const saturday = '2026-11-28';
const sunday = '2026-11-29';
const reminder = (kind: string, contactId: string, dueOn = saturday) => ({ kind, contactId, dueOn });
const meeting = (day: string, ...contactIds: string[]) => ({ day, contactIds });

interface Facts {
  reminders?: ReturnType<typeof reminder>[];
  meetings?: ReturnType<typeof meeting>[];
}

function ahead({ reminders = [], meetings = [] }: Facts): string[] {
  return linesAhead({ reminders, meetings }, people).map((line) =>
    line.kind === 'meeting' ? `meeting ${line.contactIds.join('+')}` : `${line.kind} ${line.contactId ?? 'nobody'}`,
  );
}

describe('the days until the next mail', () => {
  it('come day by day, each in the order of a day', () => {
    const meetings = [meeting(sunday, 'tom'), meeting(saturday, 'ayla')];
    const reminders = [reminder('birthday', 'ayla', sunday), reminder('promise', 'tom', saturday)];
    expect(ahead({ meetings, reminders })).toEqual(['promise tom', 'meeting ayla', 'meeting tom', 'birthday ayla']);
  });

  it('hold promises, notes and birthdays, and leave to the next mail what can wait', () => {
    const kinds = ['promise', 'own', 'birthday', 'follow-up', 'thank-you', 'reconnect'];
    expect(kinds.filter((kind) => ahead({ reminders: [reminder(kind, 'tom')] }).length > 0)).toEqual([
      'promise',
      'own',
      'birthday',
    ]);
  });

  it('say no birthday of somebody who asked not to be written to', () => {
    expect(ahead({ reminders: [reminder('birthday', 'silenced')] })).toEqual([]);
  });

  it('take no line from today: a promise for today and a coffee with the same person on Saturday are two', () => {
    const today = linesOfDay({
      reminders: [reminder('promise', 'tom', '2026-11-27')],
      meetings: [],
      suggestions: [{ contactId: 'tom' }, { contactId: 'ayla' }],
      people,
    });
    const { lines } = linesOfMail(today, linesAhead({ reminders: [], meetings: [meeting(saturday, 'tom')] }, people));
    expect(lines.map(({ kind }) => kind)).toEqual(['promise', 'meeting', 'suggestion']);
  });

  it('suggest nobody whom one sees before the next mail', () => {
    const today = linesOfDay({ reminders: [], meetings: [], suggestions: [{ contactId: 'tom' }], people });
    const { lines } = linesOfMail(today, linesAhead({ reminders: [], meetings: [meeting(saturday, 'tom')] }, people));
    expect(lines.map(({ kind }) => kind)).toEqual(['meeting']);
  });

  it('go first where there is no room for all, and what is left out is counted where it stands', () => {
    const many = Array.from({ length: MOST_LINES }, (_, index) => ({
      kind: 'own',
      contactId: null,
      dueOn: saturday,
      index,
    }));
    const today = linesOfDay({ reminders: many, meetings: [], suggestions: [], people });
    const some = linesAhead({ reminders: many.slice(0, 2), meetings: [] }, people);
    expect(linesOfMail(today, some)).toMatchObject({ more: 2, moreAhead: 0 });
    const all = linesAhead({ reminders: [...many, ...many], meetings: [] }, people);
    expect(linesOfMail(today, all)).toMatchObject({ more: MOST_LINES, moreAhead: MOST_LINES });
    expect(linesOfMail(today, all).lines).toHaveLength(MOST_LINES);
  });
});
