import { expect, test } from 'vitest';
import { ANSWER_KEPT_MS, type EarlierRequest, repeatedRequest } from '../../../src/accounts/domain/repeated-request.js';

const now = '2026-11-23T08:00:00.000Z';
const justAfter = '2026-11-23T08:00:00.001Z';
const keptSince = '2026-11-22T08:00:00.000Z';
const request = { requestHash: 'a', now, keptSince };
const done: EarlierRequest = {
  ...{ state: 'done', requestHash: 'a', leaseUntil: now, status: 201, createdAt: '2026-11-22T08:00:00.001Z' },
};

test('"POST accepts Idempotency-Key (24 h)"', () => {
  expect(ANSWER_KEPT_MS).toBe(Date.parse(now) - Date.parse(keptSince));
});

test.each<[string, Partial<EarlierRequest>, string]>([
  ['that was answered gives its answer again', {}, 'replay'],
  ['after 24 hours is a new one', { createdAt: keptSince }, 'run'],
  ['after 24 hours is a new one, whatever it asks for', { createdAt: keptSince, requestHash: 'b' }, 'run'],
  ['that asks for something else is refused', { requestHash: 'b' }, 'reused'],
  ['whose answer is not kept is refused', { status: null }, 'answer-not-kept'],
  ['waits for the first while that may be at work', { state: 'running', leaseUntil: justAfter }, 'still-running'],
  ['waits for the first, even once its change is stored', { state: 'written', leaseUntil: justAfter }, 'still-running'],
  ['runs where the first broke off before anything was stored', { state: 'running' }, 'run'],
  ['does not run where the change of the first is stored', { state: 'written' }, 'answer-not-kept'],
])('a repeated request %s', (_, earlier, becomes) => {
  expect(repeatedRequest({ ...done, ...earlier }, request)).toBe(becomes);
});
