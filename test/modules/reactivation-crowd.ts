import type { Account } from '../../src/accounts/account.entity.js';
import { addDays } from '../../src/common/local-date.js';
import type { Contact } from '../../src/contacts/contact.entity.js';
import type { Ladder } from '../../src/reactivation/ladder.service.js';
import { aContact, anAccount, stored } from '../support/builders.js';
import type { World } from './reactivation-world.js';

export const monday = '2026-11-23';
export const tuesday = '2026-11-24';

export interface Crowd {
  readonly account: Account;
  readonly people: Record<string, Contact>;
}

/** Who is on the ladder, in its order. */
export const names = (ladder: Ladder): string => ladder.items.map(({ contact }) => contact.givenName).join(' ');

/** An account past its first week, with people from easy to hard, all silent for 200 to 600 days. */
export async function aCrowd(world: World, fields: Partial<Account> = {}): Promise<Crowd> {
  world.goTo(monday);
  const account = anAccount(fields);
  const quiet = (givenName: string, days: number, about: Partial<Contact>): Contact =>
    aContact(account, { givenName, lastInteractionOn: addDays(monday, -days), ...about });
  const people = {
    Anna: quiet('Anna', 200, { layer: 'inner', metInPerson: true }),
    Ben: quiet('Ben', 250, { layer: 'warm', metInPerson: true }),
    Cem: quiet('Cem', 300, { layer: 'known', metInPerson: true }),
    Dora: quiet('Dora', 400, { layer: 'known', form: 'sie' }),
    Emil: quiet('Emil', 600, { layer: 'loose', form: 'sie' }),
  };
  const past = aContact(account, { givenName: 'Zoe', layer: 'known', lastInteractionOn: addDays(monday, -12) });
  await stored(world.unitOfWork, account, ...Object.values(people), past);
  await world.send(past, addDays(monday, -20));
  return { account, people };
}

/** One of them by name. */
export const one = (people: Record<string, Contact>, name: string): Contact => {
  const contact = people[name];
  if (!contact) throw new Error(`nobody called ${name}`);
  return contact;
};
