import { expect, it } from 'vitest';
import { channelFor, situationFor } from '../../../src/outreach/domain/situation-choice.js';
import {
  cameTogether,
  isAnswer,
  isNote,
  outcomes,
  requestSituations,
  situations,
  waitsForAnswer,
} from '../../../src/outreach/domain/words.js';

it('every situation is a request or a note; only a follow-up is neither, since it continues its request', () => {
  const requests = new Set<string>(requestSituations);
  expect(situations.filter((situation) => !requests.has(situation) && !isNote(situation))).toEqual(['follow-up']);
  expect(situations.filter((situation) => requests.has(situation) && isNote(situation))).toEqual([]);
  expect(situations, 'a new one is counted here, too').toHaveLength(17);
});

it('"Requests wait for an answer": so does a follow-up, a note does not', () => {
  expect([waitsForAnswer('coffee'), waitsForAnswer('follow-up'), waitsForAnswer('thank-you')]).toEqual([
    true,
    true,
    false,
  ]);
});

it.each([
  ['the situation wins over the purpose', { situation: 'coffee', purpose: 'hello' }, 'coffee'],
  ['hello is just a hello', { purpose: 'hello' }, 'just-hello'],
  ['exchange is a coffee', { purpose: 'exchange' }, 'coffee'],
  ['advice is asked for', { purpose: 'advice' }, 'advice'],
  ['a job is said openly', { purpose: 'job' }, 'project-or-job'],
  ['nothing is nothing', {}, null],
] as const)('what a draft is for: %s', (_, asked, situation) => {
  expect(situationFor(asked)).toBe(situation);
});

it('a call goes by phone, a video call by video, the rest by e-mail unless said otherwise', () => {
  expect([channelFor('call'), channelFor('video-call'), channelFor('coffee')]).toEqual(['call', 'video', 'email']);
});

it('"An answer of any kind (yes, no, talked, a reply) is one": silence and no answer yet are none', () => {
  expect(outcomes.filter((outcome) => isAnswer(outcome))).toEqual(['yes', 'talked', 'no', 'please-dont']);
  expect(isAnswer(null)).toBe(false);
});

it('one comes together by a yes or a talk', () => {
  expect(outcomes.filter((outcome) => cameTogether(outcome))).toEqual(['yes', 'talked']);
  expect(cameTogether(null)).toBe(false);
});
