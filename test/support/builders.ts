import type { UnitOfWork } from '../../src/common/database/unit-of-work.js';
import { newId } from '../../src/common/ids.js';
import { Account } from '../../src/accounts/account.entity.js';
import { Contact } from '../../src/contacts/contact.entity.js';
import { newContactRow } from '../../src/contacts/saving/new-contact.js';
import { Interaction } from '../../src/interactions/interaction.entity.js';
import { Station } from '../../src/stations/station.entity.js';

/* Rows with defaults, so that a test names only the fields that matter to it: aContact(account, { layer: 'warm' }). */

/** When the made-up rows were created: a Monday. */
const made = new Date('2026-11-02T08:00:00.000Z');
const madeAt = made.toISOString();
let count = 0;

export function anAccount(fields: Partial<Account> = {}): Account {
  count += 1;
  return Object.assign(new Account(), {
    id: newId(made),
    email: `account${count}@example.org`,
    name: 'Ada Beispiel',
    passwordHash: 'no password fits this',
    locale: 'de',
    timeZone: 'Europe/Berlin',
    country: 'DE',
    region: null,
    city: null,
    pace: 3,
    mailTime: '08:30',
    mailDays: [1, 2, 3, 4, 5],
    mailNames: true,
    industry: 'digital',
    quietDates: [],
    pauseUntil: null,
    cadences: null,
    workingHours: null,
    slotRules: null,
    attitudeOn: null,
    nextDigestAt: null,
    demo: false,
    createdAt: madeAt,
    updatedAt: madeAt,
    ...fields,
  } satisfies Account);
}

export function aStation(account: Account, fields: Partial<Station> = {}): Station {
  return Object.assign(new Station(), {
    id: newId(made),
    accountId: account.id,
    kind: 'internship',
    organisation: 'Radio Nordlicht',
    city: 'Hamburg',
    from: '2022-03',
    to: '2022-08',
    myRole: null,
    createdAt: madeAt,
    updatedAt: madeAt,
    ...fields,
  } satisfies Station);
}

/** Somebody imported long ago about whom nothing else is known. */
export function aContact(account: Account, fields: Partial<Contact> = {}): Contact {
  count += 1;
  const someone = {
    id: newId(made),
    accountId: account.id,
    source: 'test',
    layer: 'loose',
    createdAt: madeAt,
  } as const;
  const named = { ...someone, givenName: 'Jonas', familyName: `Probe ${count}` };
  const row = newContactRow({ ...named, ...fields }, { stationEndOn: null, tags: [], layerCadences: account.cadences });
  return Object.assign(new Contact(), row, fields); // derived columns may be said too
}

export function anInteraction(contact: Contact, fields: Partial<Interaction> = {}): Interaction {
  return Object.assign(new Interaction(), {
    id: newId(made),
    accountId: contact.accountId,
    contactId: contact.id,
    on: '2026-10-30',
    channel: 'coffee',
    direction: 'mutual',
    summary: null,
    attemptId: null,
    loggedOn: '2026-11-02',
    notedBy: null,
    createdAt: madeAt,
    ...fields,
  } satisfies Interaction);
}

/** Far below what the parameters of one statement allow. */
const ROWS_AT_ONCE = 250;

/** Stores rows as they are, in the order given: whoever is pointed to comes first. */
export async function stored(unitOfWork: UnitOfWork, ...entities: readonly object[]): Promise<void> {
  await unitOfWork.run(async () => {
    for (const alike of neighboursOfOneKind(entities)) await unitOfWork.writer.insert(alike.kind, alike.rows);
  });
}

function neighboursOfOneKind(entities: readonly object[]): { kind: object['constructor']; rows: object[] }[] {
  const groups: { kind: object['constructor']; rows: object[] }[] = [];
  for (const entity of entities) {
    const last = groups.at(-1);
    if (last?.kind === entity.constructor && last.rows.length < ROWS_AT_ONCE) last.rows.push(entity);
    else groups.push({ kind: entity.constructor, rows: [entity] });
  }
  return groups;
}
