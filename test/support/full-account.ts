import { type SignedIn, signedIn, type TestApp } from './app.js';
import { aContact, anInteraction, aStation, stored } from './builders.js';

/** An account in use, and which of its things stands for each place of an address: `/people/:id` is `idByPlace.people`. */
export interface FullAccount extends SignedIn {
  readonly idByPlace: Readonly<Record<string, string>>;
}

type Ids = Record<string, string>;
type Make = (path: string, body: object) => Promise<string>;

/** The day of the tests (`monday`). */
const TODAY = '2026-11-23';
/** One of so many people has everything that people can have. */
const ONE_OF = 4;

/**
 * Somebody who uses everything, with so many people and as much of whatever comes with them: stations, talks, letters,
 * reminders, meetings, relations, offers, doubles, trash, rows of a file. All of them have to do with one in the middle,
 * too, so that the page of a single person has more to tell.
 */
export async function fullAccount(app: TestApp, people: number): Promise<FullAccount> {
  const owner = await signedIn(app, { pace: 5, city: 'Hamburg' });
  const make: Make = (path, body) => owner.api.make(path, body);
  const middle = aContact(owner.account, { givenName: 'Marlene', familyName: 'Muster', city: 'Jena' });
  await stored(app.unitOfWork, middle, ...manyPeople(owner, people, middle.id));
  const ofMiddle = { people: middle.id, today: middle.id, feelings: middle.id, triage: middle.id };
  const attempts = await make(`/contacts/${middle.id}/attempts`, { situation: 'call', channel: 'call' });
  const ids: Ids = { ...(await ownThings(make)), ...ofMiddle, attempts };
  for (let nth = 0; nth < people / ONE_OF; nth += 1) Object.assign(ids, await oneWithEverything(owner, make, nth, ids));
  const undo = (await owner.api.get('/undo')).json<{ items: { id: string }[] }>().items[0]?.id ?? '';
  return { ...owner, idByPlace: { ...ids, undo, import: await uploaded(owner, people), rows: '1' } };
}

function manyPeople({ account }: SignedIn, people: number, middle: string): object[] {
  const stations = Array.from({ length: people }, (_, nth) => aStation(account, { organisation: `Radio ${nth}` }));
  const contacts = stations.map(({ id }, nth) => {
    const whence = nth % 2 ? ({ source: 'jogger', roughlyLastOn: '2024-05-01' } as const) : { introducedById: middle };
    return aContact(account, { organisation: 'Radio Nordlicht', city: 'Jena', stationId: id, ...whence });
  });
  const talks = contacts.map((contact) => anInteraction(contact, { on: '2024-05-01' }));
  const ofMiddle = contacts.map((contact) => anInteraction({ ...contact, id: middle }, { on: '2024-05-01' }));
  return [...stations, ...contacts, ...talks, ...ofMiddle];
}

async function ownThings(make: Make): Promise<Ids> {
  await make('/custom-fields', { name: 'Kuchen', kind: 'text' });
  return {
    trips: await make('/trips', { city: 'Jena', from: '2026-12-01', to: '2026-12-02' }),
    targets: await make('/targets', { kind: 'employer', name: 'Radio Nordlicht' }),
    tokens: await make('/tokens', { label: 'script', scopes: ['read'] }),
    filters: await make('/saved-filters', { name: 'Jena', query: { city: 'Jena' } }),
    templates: await make('/templates', { copyOf: 'builtin:de-sie:coffee' }),
    fields: await make('/custom-fields', { name: 'Fragen', kind: 'text' }),
    'calendar-accounts': await make('/calendar-accounts', {
      ...{ label: 'Cloud', address: 'https://cloud.example.org', userName: 'mara', password: 'x' },
    }),
    calendar: await make('/feeds', { label: 'phone' }),
    webhooks: await make('/webhooks', { label: 'script', url: 'https://hook.example/' }),
  };
}

async function oneWithEverything({ api }: SignedIn, make: Make, nth: number, ids: Readonly<Ids>): Promise<Ids> {
  const name = { givenName: 'Mara', familyName: `Probe ${nth}` };
  const [double, gone] = [await make('/contacts', name), await make('/contacts', { givenName: `Weg ${nth}` })];
  await api.delete(`/contacts/${gone}`);
  const stations = await make('/stations', { kind: 'job', organisation: `Zeitung ${nth}`, from: '2020', to: '2021' });
  const contactId = await make('/contacts', {
    ...name,
    stationId: stations,
    city: 'Jena',
    tags: ['Radio', `Tag ${nth}`],
    emails: [{ value: `mara${nth}@example.org` }],
    birthday: { day: 23, month: 11 },
    custom: { Kuchen: 'Apfel' },
  });
  return { double, stations, ...(await whatHappened(make, contactId, nth, ids)) };
}

async function whatHappened(make: Make, contactId: string, nth: number, ids: Readonly<Ids>): Promise<Ids> {
  const { people: middle = '', trips: tripId = '' } = ids;
  const interactions = await make(`/contacts/${contactId}/interactions`, { on: '2024-05-01', channel: 'call' });
  const offers = await make('/offers', { kind: 'article', title: `Zahlen ${nth}`, tags: ['Radio'] });
  const attempt = await make(`/contacts/${contactId}/attempts`, { channel: 'email', offerId: offers, tripId });
  if (nth % 3 > 0) await make(`/attempts/${attempt}/sent`, {});
  if (nth % 3 > 1) await make(`/attempts/${attempt}/outcome`, { outcome: 'talked', howHardExpected: 4, howHardWas: 2 });
  const reminders = await make('/reminders', { dueOn: TODAY, kind: 'own', text: 'schreiben', contactId });
  await make('/promises', { dueOn: TODAY, text: 'den Artikel schicken', contactId: nth % 2 ? contactId : middle });
  const hour = { start: `${TODAY}T15:00:00Z`, end: `${TODAY}T16:00:00Z`, timeZone: 'Europe/Berlin' };
  const meetings = await make('/meetings', { ...hour, contactIds: [contactId, middle] });
  const relations = await make(`/contacts/${middle}/relations`, { kind: 'colleague', otherId: contactId });
  const letter = [{ compose: attempt, drafts: attempt }, { outbox: attempt }][nth] ?? {};
  return { ...letter, interactions, offers, reminders, meetings, relations };
}

async function uploaded({ visitor }: SignedIn, rows: number): Promise<string> {
  const head = 'First Name,Last Name,URL,Email Address,Company,Position,Connected On';
  const lines = Array.from({ length: rows }, (_, nth) => `Jonas,Probe ${nth},,,Radio Nordlicht,,14 Mar 2022`);
  const { headers } = await visitor.upload('/import', {
    filename: 'Connections.csv',
    bytes: [head, ...lines].join('\n'),
  });
  return String(headers.location).split('/').at(-1) ?? '';
}
