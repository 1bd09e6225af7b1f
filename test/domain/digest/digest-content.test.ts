import { describe, expect, it } from 'vitest';
import { linesOfDay } from '../../../src/digest/domain/digest-content.js';

const tom = { id: 'tom', pleaseDont: false, neverSuggest: false };
const ayla = { ...tom, id: 'ayla' };
const silenced = { ...tom, id: 'silenced', pleaseDont: true };
const unsuggested = { ...tom, id: 'unsuggested', neverSuggest: true };
const people = new Map([tom, ayla, silenced, unsuggested].map((person) => [person.id, person]));

const promise = (contactId: string | null, text = 'send the article') => ({ kind: 'promise', contactId, text });
const own = (contactId: string | null) => ({ kind: 'own', contactId, text: 'own' });
const followUp = (contactId: string) => ({ kind: 'follow-up', contactId, text: '' });
const birthday = (contactId: string) => ({ kind: 'birthday', contactId, text: '' });
const meeting = (...contactIds: string[]) => ({ contactIds });
const suggestion = (contactId: string) => ({ contactId });

interface Facts {
  reminders?: { kind: string; contactId: string | null; text: string }[];
  meetings?: { contactIds: string[] }[];
  suggestions?: { contactId: string }[];
}

function linesOf({ reminders = [], meetings = [], suggestions = [] }: Facts): string[] {
  return linesOfDay({ reminders, meetings, suggestions, people }).map((line) =>
    line.kind === 'meeting' ? `meeting ${line.contactIds.join('+')}` : `${line.kind} ${line.contactId ?? 'nobody'}`,
  );
}

describe('"One line per person per day [...]: promise, then meeting, follow-up, birthday, suggestion"', () => {
  const everything: Facts = {
    reminders: [birthday('tom'), followUp('tom'), promise('tom')],
    meetings: [meeting('tom')],
    suggestions: [suggestion('tom')],
  };
  it.each<[string, Facts, string[]]>([
    [
      'a promise takes the place of all else but a meeting, whose time is said nowhere else',
      everything,
      ['promise tom', 'meeting tom'],
    ],
    ['without it the meeting does', { ...everything, reminders: [birthday('tom'), followUp('tom')] }, ['meeting tom']],
    [
      'then the follow-up',
      { reminders: [birthday('tom'), followUp('tom')], suggestions: [suggestion('tom')] },
      ['follow-up tom'],
    ],
    ['then the birthday', { reminders: [birthday('tom')], suggestions: [suggestion('tom')] }, ['birthday tom']],
    ['then the suggestion', { suggestions: [suggestion('tom')] }, ['suggestion tom']],
    [
      'two people have two lines, the most pressing first',
      { reminders: [promise('tom')], suggestions: [suggestion('ayla')] },
      ['promise tom', 'suggestion ayla'],
    ],
    [
      'two promises to one person share their line',
      { reminders: [promise('tom', 'a'), promise('tom', 'b')] },
      ['promise tom'],
    ],
    [
      'a meeting names all of its people, whoever has a line',
      { reminders: [promise('tom')], meetings: [meeting('tom', 'ayla')] },
      ['promise tom', 'meeting tom+ayla'],
    ],
    [
      'and speaks for all of them',
      { meetings: [meeting('tom', 'ayla')], suggestions: [suggestion('ayla')] },
      ['meeting tom+ayla'],
    ],
    [
      'reminders without a person each keep a line',
      { reminders: [own(null), own(null)] },
      ['promise nobody', 'promise nobody'],
    ],
    ['nothing to say, no line', {}, []],
  ])('%s', (_name, facts, expected) => expect(linesOf(facts)).toEqual(expected));
});

describe('"please-dont and neverSuggest: no ladder, [...] no birthday, greeting or follow-up; own reminders and agreed meetings stay"', () => {
  it.each(['silenced', 'unsuggested'])('holds for somebody who is %s', (id) => {
    expect(linesOf({ reminders: [followUp(id), birthday(id)], suggestions: [suggestion(id)] })).toEqual([]);
    expect(linesOf({ reminders: [own(id)] })).toEqual([`promise ${id}`]);
    expect(linesOf({ meetings: [meeting(id)] })).toEqual([`meeting ${id}`]);
  });
});
