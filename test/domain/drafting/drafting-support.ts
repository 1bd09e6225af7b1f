import type { Form, Language } from '../../../src/contacts/domain/words.js';
import { Texts } from '../../../src/common/text.js';
import { DraftCatalogue } from '../../../src/outreach/drafting/draft-catalogue.js';
import type { DraftAccount, DraftPerson, DraftStation } from '../../../src/outreach/drafting/draft-facts.js';
import { DraftWriter, type DraftRequest } from '../../../src/outreach/drafting/draft-writer.js';
import type { Say } from '../../../src/outreach/drafting/place-words.js';
import type { Slot } from '../../../src/outreach/drafting/slot-words.js';
import { FixedClock } from '../../../src/common/clock.js';

export const manners: readonly { language: Language; form: Form; folder: string }[] = [
  { language: 'de', form: 'sie', folder: 'de-sie' },
  { language: 'de', form: 'du', folder: 'de-du' },
  { language: 'en', form: 'sie', folder: 'en-formal' },
  { language: 'en', form: 'du', folder: 'en-casual' },
];

export const texts = new Texts();
export const catalogue = new DraftCatalogue();
export const sayIn =
  (language: Language): Say =>
  (key, params) =>
    texts.say(language, key, params);

export function aWriter(now = '2026-02-20T09:00:00Z'): DraftWriter {
  return new DraftWriter(catalogue, texts, new FixedClock(now));
}

export function anAccount(known: Partial<DraftAccount> = {}): DraftAccount {
  return { name: 'Jana Wehrmann', locale: 'de', timeZone: 'Europe/Berlin', city: null, ...known };
}

export function aPerson(known: Partial<DraftPerson> = {}): DraftPerson {
  return {
    id: '00000000-0000-4000-8000-000000000001',
    givenName: 'Anna',
    familyName: null,
    nickname: null,
    honorific: null,
    gender: null,
    form: null,
    language: null,
    higherStatus: null,
    organisation: null,
    role: null,
    city: null,
    country: null,
    timeZone: null,
    likes: null,
    lastInteractionOn: null,
    roughlyLastOn: null,
    connectedOn: null,
    ...known,
  };
}

export function aStation(known: Partial<DraftStation> = {}): DraftStation {
  return { kind: 'internship', organisation: 'Radio Isarwelle', city: 'München', ...known };
}

export function aRequest(known: Partial<DraftRequest> = {}): DraftRequest {
  return {
    account: anAccount(),
    contact: aPerson(),
    station: null,
    situation: 'coffee',
    channel: 'email',
    slots: [],
    ...known,
  };
}

/** Tuesday 3 March 2026 10-12 and Thursday 5 March from 14 in Berlin. */
export const twoSlots: readonly Slot[] = [
  { start: '2026-03-03T09:00:00Z', end: '2026-03-03T11:00:00Z', timeZone: 'Europe/Berlin' },
  { start: '2026-03-05T13:00:00Z', end: null, timeZone: 'Europe/Berlin' },
];
