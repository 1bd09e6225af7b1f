import type { UnitOfWork } from '../../src/common/database/unit-of-work.js';
import { newId } from '../../src/common/ids.js';
import { Account } from '../../src/accounts/account.entity.js';
import { Contact } from '../../src/contacts/contact.entity.js';
import { searchKey } from '../../src/contacts/domain/name-key.js';
import { rankColumns } from '../../src/contacts/domain/rank-columns.js';
import { Interaction } from '../../src/interactions/interaction.entity.js';
import { Station } from '../../src/stations/station.entity.js';

/* Rows with defaults, so that a test names only the fields that matter to it: aContact(account, { layer: 'warm' }). */

/** When the made-up rows were created: a Monday. */
const made = new Date('2026-11-02T08:00:00.000Z');
const madeAt = made.toISOString();
let count = 0;

/** The professional cadences of product.md, in days. */
const cadenceDays = { inner: 30, warm: 90, known: 180, loose: 365 } as const;

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
  const blank = Object.assign(new Contact(), {
    ...unknownPerson,
    id: newId(made),
    accountId: account.id,
    givenName: 'Jonas',
    familyName: `Probe ${count}`,
    ...fields,
  });
  const effectiveCadenceDays = cadenceDaysOf(blank);
  const name = [blank.givenName, blank.familyName, blank.nickname].filter(Boolean).join(' ');
  const rank = rankColumns({ ...blank, effectiveCadence: effectiveCadenceDays ?? 'none', stationEndOn: null });
  const keys = { nameKey: searchKey(name), searchKey: searchKey(`${name} ${blank.organisation ?? ''}`) };
  return Object.assign(blank, { effectiveCadenceDays, ...rank, ...keys }, fields);
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
    createdAt: madeAt,
    ...fields,
  } satisfies Interaction);
}

/** Stores rows as they are, in the order given: whoever is pointed to comes first. */
export async function stored(unitOfWork: UnitOfWork, ...entities: readonly object[]): Promise<void> {
  await unitOfWork.run(async () => {
    for (const entity of entities) await unitOfWork.writer.insert(entity.constructor, entity);
  });
}

function cadenceDaysOf(contact: Contact): number | null {
  if (contact.cadence === 'none') return null;
  return contact.cadence ?? cadenceDays[contact.layer];
}

const unknownPerson = {
  nickname: null,
  honorific: null,
  gender: null,
  form: null,
  language: null,
  organisation: null,
  role: null,
  city: null,
  country: null,
  stationId: null,
  layer: 'loose',
  layerChosen: false,
  cadence: null,
  effectiveCadenceDays: null,
  feltRung: null,
  roughlyLastOn: null,
  connectedOn: null,
  gotOnWell: null,
  higherStatus: null,
  tension: null,
  metInPerson: null,
  likes: null,
  birthday: null,
  notes: null,
  introducedById: null,
  neverSuggest: false,
  pleaseDont: false,
  source: 'test',
  importId: null,
  lastInteractionOn: null,
  lastInMindOn: null,
  comebackOn: null,
  laterUntilOn: null,
  waitsUntilOn: null,
  lastNo: false,
  refusalsInARow: 0,
  createdAt: madeAt,
  updatedAt: madeAt,
} as const satisfies Partial<Contact>;
