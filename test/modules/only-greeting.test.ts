import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Account } from '../../src/accounts/account.entity.js';
import { addDays, daysBetween } from '../../src/common/local-date.js';
import type { Contact } from '../../src/contacts/contact.entity.js';
import { ContactsService } from '../../src/contacts/contacts.service.js';
import type { RecordOutcome } from '../../src/outreach/attempts.input.js';
import { LadderService, type Suggestion } from '../../src/reactivation/ladder.service.js';
import { engines } from '../support/database.js';
import { OutreachWorld } from './outreach-world.js';

/** product.md: a year, ±15 %. In days. */
const AT_LEAST = 0.85 * 365;

describe.each(engines)(
  '"After three times no or silence in a row only a yearly greeting is suggested", on %s',
  (engine) => {
    let world: OutreachWorld;

    beforeAll(async () => {
      world = await OutreachWorld.open(engine);
    });
    afterAll(() => world.close());

    /** Each sent on the day the last one came back. Gives the day of the next comeback. */
    async function refused(account: Account, contact: Contact, outcomes: readonly RecordOutcome[]): Promise<string> {
      let day = '2026-11-23';
      for (const outcome of outcomes) {
        world.goTo(day);
        const attempt = await world.outcome(account, await world.sent(account, contact), outcome);
        day = attempt.comebackOn ?? '';
      }
      return day;
    }
    const suggestion = async (account: Account, day: string): Promise<Suggestion | undefined> => {
      world.goTo(day);
      return (await world.app.get(LadderService).ladder(account)).items[0];
    };
    const comebackOf = async (account: Account, { id }: Contact): Promise<string> =>
      (await world.app.get(ContactsService).find(account.id, id)).comebackOn ?? '';

    it('the third refusal comes back after a year, on the ladder as a greeting, and not before', async () => {
      const account = await world.account();
      const contact = await world.contact(account);
      const second = await refused(account, contact, [{ outcome: 'no', reason: 'wrong-date' }, { outcome: 'silence' }]);
      expect(await suggestion(account, second)).toMatchObject({ onlyGreeting: false });
      const refusal = await world.sent(account, contact);
      const { comebackOn } = await world.outcome(account, refusal, { outcome: 'no', reason: 'wrong-date' });
      expect(daysBetween(second, comebackOn ?? '')).toBeGreaterThanOrEqual(AT_LEAST);
      expect(await comebackOf(account, contact)).toBe(comebackOn);
      expect(await suggestion(account, addDays(comebackOn ?? '', -1))).toBeUndefined();
      const greeted = await suggestion(account, comebackOn ?? '');
      expect(greeted).toMatchObject({ onlyGreeting: true, reasons: [{ code: 'comeback' }, { code: 'greeting' }] });
    });

    it('silence that time brings counts as the third', async () => {
      const account = await world.account();
      const contact = await world.contact(account);
      const day = await refused(account, contact, [{ outcome: 'no' }, { outcome: 'no' }]);
      world.goTo(day);
      const attempt = await world.sent(account, contact);
      world.goTo(addDays(day, 21));
      await world.tick();
      const { outcome, comebackOn } = await world.find(attempt);
      expect(outcome).toBe('silence');
      expect(daysBetween(addDays(day, 21), comebackOn ?? '')).toBeGreaterThanOrEqual(AT_LEAST);
    });

    it('after the greeting it is a year again, and a talk ends it', async () => {
      const account = await world.account();
      const contact = await world.contact(account);
      const day = await refused(account, contact, [{ outcome: 'no' }, { outcome: 'no' }, { outcome: 'no' }]);
      world.goTo(day);
      const greeting = await world.sent(account, contact, { situation: 'just-hello' });
      const next = await comebackOf(account, contact);
      expect(daysBetween(day, next)).toBeGreaterThanOrEqual(AT_LEAST);
      expect(await suggestion(account, addDays(next, -1))).toBeUndefined();
      expect(await suggestion(account, next)).toMatchObject({ onlyGreeting: true });
      await world.outcome(account, greeting, { outcome: 'talked' });
      expect(await comebackOf(account, contact)).toBe('');
    });
  },
);
