import { describe, expect, it } from 'vitest';
import { begun, dueOf, hadItsTries, type StuckMail, without } from '../../../../src/mail/mailbox/domain/stuck-mails.js';

describe('mails that could not be taken', () => {
  it('come again after a minute, ten, an hour and six, and no more after the fifth try', () => {
    let mails: readonly StuckMail[] = [];
    const waits = [];
    for (let tries = 1; tries <= 5; tries += 1) {
      expect(hadItsTries(mails, 7)).toBe(false);
      ({ mails } = begun(mails, 7, 0));
      waits.push(Date.parse(mails[0]?.againAt ?? '') / 60_000);
    }
    expect(waits).toEqual([1, 10, 60, 360, 360]);
    expect(hadItsTries(mails, 7)).toBe(true);
    expect(without(mails, 7)).toEqual([]);
  });

  it('are due by their number, each at its time', () => {
    const mails = [
      { uid: 9, tries: 1, againAt: '2026-11-23T08:00:00.000Z' },
      { uid: 3, tries: 2, againAt: '2026-11-23T08:00:00.000Z' },
      { uid: 1, tries: 1, againAt: '2026-11-23T09:00:00.000Z' },
    ];
    expect(dueOf(mails, '2026-11-23T08:00:00.000Z')).toEqual([3, 9]);
  });

  it('are a hundred at most: of more, those that were tried most often are given up, and counted', () => {
    let mails: readonly StuckMail[] = [];
    ({ mails } = begun(begun(mails, 1, 0).mails, 1, 0));
    for (let uid = 2; uid <= 100; uid += 1) ({ mails } = begun(mails, uid, 0));
    const { mails: after, givenUp } = begun(mails, 101, 0);
    expect([after.length, givenUp, after.some(({ uid }) => uid === 1)]).toEqual([100, 1, false]);
  });
});
