import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FixedClock } from '../../../src/common/clock.js';
import { pageOf, readCursor } from '../../../src/common/cursor.js';
import { defined } from '../../../src/common/defined.js';
import { InvalidInput, NotFound } from '../../../src/common/errors.js';
import { problemOf } from '../../../src/common/http/problem.js';
import { newId } from '../../../src/common/ids.js';
import { Voice } from '../../../src/common/voice/voice.js';
import { locales, Texts } from '../../../src/common/text.js';

describe('ids', () => {
  it('are UUIDs of version 7: unique, and sorted by the time they were made', () => {
    const first = newId(new Date('2026-11-23T08:00:00.000Z'));
    const later = newId(new Date('2026-11-23T08:00:00.001Z'));
    expect(first).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(first < later).toBe(true);
    const now = new Date();
    expect(new Set(Array.from({ length: 1000 }, () => newId(now))).size).toBe(1000);
  });
});

describe('a time of day', () => {
  const said = (locale: 'de' | 'en', instant: string): string =>
    new Voice(new Texts(), locale, 'UTC', '2026-11-23').time(`2026-11-23T${instant}:00.000Z`);

  it.each([
    ['00:45', '00:45', '12:45 am'],
    ['08:05', '08:05', '8:05 am'],
    ['12:30', '12:30', '12:30 pm'],
    ['16:00', '16:00', '4:00 pm'],
  ])('at %s is %s in German and %s in English', (instant, german, english) => {
    expect(said('de', instant)).toBe(german);
    expect(said('en', instant)).toBe(english);
  });
});

describe('cursors', () => {
  it('bring back where a page ended, whatever the key holds', () => {
    fc.assert(
      fc.property(fc.string(), fc.uuid(), (key, id) => {
        const { nextCursor } = pageOf(
          [
            { key, id },
            { key, id },
          ],
          1,
          (row) => row,
        );
        expect(readCursor(nextCursor ?? '')).toEqual({ key, id });
      }),
    );
  });

  it('the last page has none', () => {
    expect(pageOf([1, 2], 2, () => ({ key: null, id: 'x' })).nextCursor).toBeNull();
    expect(pageOf([1, 2, 3], 2, () => ({ key: null, id: 'x' })).items).toEqual([1, 2]);
  });

  it('a text of somebody else is refused', () => {
    for (const text of ['abc', 'bnVsbA', 'W10', Buffer.from('[1,2]').toString('base64url')]) {
      expect(() => readCursor(text)).toThrow(InvalidInput);
    }
  });
});

describe('problems', () => {
  it('expected failures keep their sentence, unexpected ones say nothing of the inside', () => {
    expect(problemOf(new NotFound('person'))).toMatchObject({ status: 404, type: '/problems/not-found' });
    const unexpected = problemOf(new Error('SELECT * FROM secrets'));
    expect(unexpected.status).toBe(500);
    expect(JSON.stringify(unexpected)).not.toContain('secrets');
    expect(problemOf(Object.assign(new Error('x'), { statusCode: 413 }))).toMatchObject({ status: 413 });
    expect(problemOf(Object.assign(new Error('x'), { statusCode: 418 }))).toMatchObject({ status: 500 });
  });
});

describe('sentences', () => {
  const texts = new Texts();

  it('every language says the same things', () => {
    const keys = locales.map((locale) => [...texts.keys(locale)].sort());
    expect(keys[0]).toEqual(keys[1]);
  });

  it('an unknown key is a mistake of ours', () => {
    expect(() => texts.say('de', 'no.such.key')).toThrow('no.such.key');
  });
});

it('only what was given is taken over, and null is a value', () => {
  expect(defined({ a: 1, b: undefined, c: null })).toEqual({ a: 1, c: null });
});

it('a fixed clock knows the day of each zone', () => {
  const clock = new FixedClock('2026-11-23T23:30:00Z');
  expect(clock.today('Europe/Berlin')).toBe('2026-11-24');
  clock.set('2026-12-01T00:00:00Z');
  expect(clock.now().toISOString()).toBe('2026-12-01T00:00:00.000Z');
});
