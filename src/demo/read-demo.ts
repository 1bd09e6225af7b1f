import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { templatesFolder } from '../common/folders.js';
import type { Locale } from '../common/text.js';
import type { Channel, Form, Gender, Layer } from '../contacts/domain/words.js';
import type { StationKind } from '../stations/domain/words.js';

export interface DemoPerson {
  readonly station: string;
  readonly givenName?: string;
  readonly familyName?: string;
  readonly honorific?: string;
  readonly gender?: Gender;
  readonly form?: Form;
  readonly layer?: Layer;
  readonly organisation?: string;
  readonly role?: string;
  readonly city?: string;
  readonly email?: string;
  readonly likes?: string;
  readonly gotOnWell?: number;
  readonly metInPerson?: boolean;
  readonly higherStatus?: boolean;
  readonly last?: { readonly daysAgo: number; readonly channel: Channel; readonly summary: string };
}

interface DemoStation {
  readonly key: string;
  readonly kind: StationKind;
  readonly organisation: string;
  readonly city: string;
  readonly from: string;
  readonly to: string;
  readonly myRole: string;
}

interface Demo {
  readonly stations: readonly DemoStation[];
  readonly people: readonly DemoPerson[];
}

/** The invented people of a language: templates/demo/LANGUAGE.json. */
export function readDemo(locale: Locale): Demo {
  const file = join(templatesFolder(), 'demo', `${locale}.json`);
  return JSON.parse(readFileSync(file, 'utf8')) as Demo; // our own file; test/modules/demo.test.ts reads both
}
