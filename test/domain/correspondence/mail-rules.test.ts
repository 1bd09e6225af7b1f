import { describe, expect, it } from 'vitest';
import { mailSides } from '../../../src/correspondence/domain/mail-sides.js';
import {
  type Candidates,
  type MailFacts,
  type MessageFacts,
  whatItIs,
} from '../../../src/correspondence/domain/what-it-is.js';
import { whoShares } from '../../../src/correspondence/domain/who-shares.js';
import { type AnswerFacts, answerDay, awaitsOutcome } from '../../../src/outreach/domain/answer-seen.js';

const own = new Set(['mara@example.org', 'm.probe@uni.example']);

describe('whom a mail was exchanged with', () => {
  it.each([
    [
      'what came is from its sender, whoever else got it',
      'Anna@Muster.example',
      ['mara@example.org'],
      ['anna@muster.example'],
    ],
    ['an own second address is an own one', 'M.Probe@Uni.example', ['anna@muster.example'], ['anna@muster.example']],
    ['a mail to oneself is with nobody', 'mara@example.org', ['mara@example.org'], []],
    [
      'nobody is named twice',
      'mara@example.org',
      ['anna@x.example', 'ANNA@x.example', 'ole@x.example'],
      ['anna@x.example', 'ole@x.example'],
    ],
    ['without a sender with nobody', null, ['mara@example.org'], []],
  ])('%s', (_, from, to, others) => {
    expect(mailSides({ from, to, cc: [] }, own, null)).toMatchObject({ others });
  });

  it('its sender says the direction, unless its place does', () => {
    const mail = { from: 'alias@example.org', to: ['anna@muster.example'], cc: ['mara@example.org'] };
    expect(mailSides(mail, own, null)).toEqual({ direction: 'inbound', others: ['alias@example.org'] });
    expect(mailSides(mail, own, 'outbound')).toEqual({ direction: 'outbound', others: ['anna@muster.example'] });
  });

  it('"mailing lists with more than 10 recipients count for nobody", ten count', () => {
    const to = Array.from({ length: 10 }, (_, index) => `p${index}@x.example`);
    expect(mailSides({ from: 'mara@example.org', to, cc: [] }, own, null)).toMatchObject({ others: to });
    expect(mailSides({ from: 'mara@example.org', to, cc: ['one@more.example'] }, own, null)).toBe('many');
    expect(mailSides({ from: 'anna@x.example', to, cc: ['mara@example.org'] }, own, null)).toBe('many');
  });
});

const request: MessageFacts = {
  ...{ id: 'r1', contactId: 'anna', requestId: 'r1', subject: 'Ein Kaffee?' },
  ...{ sentAt: '2026-11-23T08:00:00.000Z', lastMessageOn: '2026-11-23' },
};
const nobody: Candidates = { threaded: [], waiting: [], letters: [] };

function mail(facts: Partial<MailFacts> = {}): MailFacts {
  const at = facts.at ?? '2026-11-24T09:00:00.000Z';
  return { direction: 'inbound', subject: 'Hallo', isAutomatic: false, on: at.slice(0, 10), at, ...facts };
}

describe('what a mail is to a person', () => {
  it('without anything that waits it is a message', () => {
    expect(whatItIs(mail(), nobody)).toEqual({ kind: 'message', attemptId: null });
  });

  it('"else same person with a waiting request and date after it": an answer', () => {
    const waiting = { ...nobody, waiting: [request] };
    expect(whatItIs(mail(), waiting)).toEqual({ kind: 'answer', attemptId: 'r1' });
    expect(whatItIs(mail({ at: '2026-11-23T07:59:59.000Z' }), waiting)).toEqual({ kind: 'message', attemptId: null });
  });

  it('the thread counts more than what was sent last, and leads from a follow-up to its request', () => {
    const later = { ...request, id: 'r2', requestId: 'r2', sentAt: '2026-11-23T20:00:00.000Z' };
    const followUp = { ...request, id: 'f1', requestId: 'r1' };
    expect(whatItIs(mail(), { ...nobody, threaded: [followUp], waiting: [later, request] })?.attemptId).toBe('r1');
    expect(whatItIs(mail(), { ...nobody, waiting: [later, request] })?.attemptId).toBe('r2');
  });

  it('what a machine wrote is no answer: an absence notice right after the message, or in its thread', () => {
    const automatic = { isAutomatic: true };
    const waiting = { ...nobody, waiting: [request] };
    const absence = { kind: 'absence', attemptId: 'r1' };
    expect(whatItIs(mail(automatic), waiting)).toEqual(absence);
    expect(
      whatItIs(mail({ ...automatic, at: '2026-12-20T08:00:00.000Z' }), { ...nobody, threaded: [request] }),
    ).toEqual(absence);
  });

  it('a newsletter of somebody is nothing, however long one waits for them', () => {
    const newsletter = mail({ isAutomatic: true, at: '2026-11-27T08:00:00.000Z' });
    expect(whatItIs(newsletter, { ...nobody, waiting: [request] })).toBeNull();
    expect(whatItIs(newsletter, nobody)).toBeNull();
  });

  it('what the user wrote is a message, also while a request waits', () => {
    const sent = mail({ direction: 'outbound' });
    expect(whatItIs(sent, { ...nobody, waiting: [request] })).toEqual({ kind: 'message', attemptId: null });
  });

  it('"a sent attempt is no interaction": a mail with the subject of a letter written here is that letter', () => {
    const letters = { ...nobody, letters: [request] };
    expect(whatItIs(mail({ direction: 'outbound', subject: ' ein  Kaffee? ' }), letters)).toEqual({
      kind: 'own',
      attemptId: 'r1',
    });
    expect(whatItIs(mail({ direction: 'outbound', subject: 'Re: Ein Kaffee?' }), letters)?.kind).toBe('message');
    const untitled = { ...nobody, letters: [{ ...request, subject: '' }] };
    expect(whatItIs(mail({ direction: 'outbound', subject: '' }), untitled)?.kind).toBe('message');
  });
});

describe('whose mail it is where people share an address', () => {
  const person = (contactId: string, isThreaded: boolean, isWaitedFor: boolean) => ({
    contactId,
    isThreaded,
    isWaitedFor,
  });
  it.each([
    ['whose thread it is', [person('a', false, true), person('b', true, false)], ['b']],
    ['else who is waited for', [person('a', false, true), person('b', false, false)], ['a']],
    ['else all of them', [person('a', false, false), person('b', false, false)], ['a', 'b']],
  ])('%s', (_, people, expected) => {
    expect(whoShares(people)).toEqual(expected);
  });
});

describe('an answer that is there', () => {
  const facts: AnswerFacts = {
    ...{ sentOn: '2026-11-23', answerOn: '2026-11-25', answerNotedAt: '2026-11-25T10:00:00.000Z' },
    ...{ outcome: null, outcomeAt: null },
  };
  const at = (outcomeAt: string) => ({ outcomeAt });

  it.each([
    ['asks what came of it', facts, true],
    ['not before there is one', { ...facts, answerOn: null, answerNotedAt: null }, false],
    ['not once an outcome is told', { ...facts, outcome: 'no' as const, ...at('2026-11-25T11:00:00.000Z') }, false],
    [
      'also after silence had closed it',
      { ...facts, outcome: 'silence' as const, ...at('2026-11-24T00:00:00.000Z') },
      true,
    ],
    [
      'also after "no answer yet"',
      { ...facts, outcome: 'no-answer-yet' as const, ...at('2026-11-25T09:00:00.000Z') },
      true,
    ],
    [
      'not if that was said after it',
      { ...facts, outcome: 'no-answer-yet' as const, ...at('2026-11-25T11:00:00.000Z') },
      false,
    ],
    ['not if the message was sent anew after it', { ...facts, sentOn: '2026-11-26' }, false],
    ['not if the message was not sent after all', { ...facts, sentOn: null }, false],
  ])('%s', (_, given, expected) => {
    expect(awaitsOutcome(given)).toBe(expected);
  });

  it('has a day as long as it is one to the message', () => {
    expect(answerDay(facts)).toBe('2026-11-25');
    expect(answerDay({ ...facts, sentOn: '2026-11-25' })).toBe('2026-11-25');
    expect(answerDay({ ...facts, sentOn: '2026-11-26' })).toBeNull();
  });
});
