import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import { Clock } from '../../common/clock.js';
import { templatesFolder } from '../../common/folders.js';
import { addDays, mondayOf } from '../../common/local-date.js';
import { instantOf } from '../../common/zoned-time.js';
import type { Form, Language } from '../../contacts/domain/words.js';
import type { Situation } from '../domain/words.js';
import type { DraftPerson, DraftStation, NamedPerson } from '../drafting/draft-facts.js';
import { DraftWriter, type WrittenDraft } from '../drafting/draft-writer.js';
import type { DraftTemplate } from '../drafting/read-draft-template.js';
import type { Slot } from '../drafting/slot-words.js';

/** Of whom everything is known, or hardly anything: both have to make a whole letter. */
export const exampleKinds = ['full', 'bare'] as const;
export type ExampleKind = (typeof exampleKinds)[number];

/** A template with the letters that it is for. */
export interface TemplateInUse {
  readonly template: DraftTemplate;
  readonly situation: Situation;
  readonly language: Language;
  readonly form: Form;
}

interface Example {
  readonly person: Pick<
    DraftPerson,
    'givenName' | 'familyName' | 'nickname' | 'honorific' | 'gender' | 'organisation' | 'role' | 'city' | 'likes'
  >;
  readonly station?: DraftStation;
  readonly introducer?: NamedPerson;
  readonly introduced?: NamedPerson;
  readonly offer?: string;
  readonly offerLink?: string;
}

type Examples = Readonly<
  Record<
    Language,
    Readonly<Record<ExampleKind, Example>> & { readonly about: Readonly<Partial<Record<Situation, string>>> }
  >
>;

type ExampleSlot = Slot & { readonly end: string };

/** Anybody's: it only deals out the openings. */
const EXAMPLE_ID = '00000000-0000-4000-8000-000000000000';
/** The days that are offered as an example: Tuesday and Thursday of next week. Unit: days after this week's Monday. */
const EXAMPLE_DAYS = [8, 10] as const;

/** Drafts to somebody invented, to look at a template with. */
@Injectable()
export class ExampleDrafts {
  private readonly examples: Examples;

  constructor(
    private readonly writer: DraftWriter,
    private readonly clock: Clock,
  ) {
    const path = join(templatesFolder(), 'drafts', 'example-people.json');
    this.examples = JSON.parse(readFileSync(path, 'utf8')) as Examples; // our own file: a test reads it
  }

  nameOf(language: Language, kind: ExampleKind): string {
    const { givenName, familyName } = this.examples[language][kind].person;
    return `${givenName ?? ''} ${familyName ?? ''}`.trim();
  }

  write(account: Account, { template, situation, language, form }: TemplateInUse, kind: ExampleKind): WrittenDraft {
    const { person, station = null, ...known } = this.examples[language][kind];
    const isFull = kind === 'full';
    return this.writer.write({
      ...known,
      ...this.given(account, situation, language),
      ...(isFull ? {} : { slots: [], about: null }),
      account,
      contact: { ...nothingKnown, ...person, id: EXAMPLE_ID, form, language },
      station,
      situation,
      language,
      form,
      channel: 'call', // so that the card for a call is written too
      city: person.city,
      parent: situation === 'follow-up' ? { situation: 'coffee', channel: 'email', city: person.city } : null,
      noReason: isFull ? 'wrong-date' : null,
      template,
    });
  }

  /** What a writer would have filled in: two days, and what it is about. */
  given(account: Account, situation: Situation, language: Language): { slots: ExampleSlot[]; about: string | null } {
    const monday = mondayOf(this.clock.today(account.timeZone));
    const slots = EXAMPLE_DAYS.map((days): ExampleSlot => {
      const at = (time: string): string => instantOf(addDays(monday, days), time, account.timeZone).toISOString();
      return { start: at('10:00'), end: at('12:00'), timeZone: account.timeZone };
    });
    return { slots, about: this.examples[language].about[situation] ?? null };
  }
}

const nothingKnown = {
  higherStatus: null,
  country: null,
  timeZone: null,
  lastInteractionOn: null,
  roughlyLastOn: null,
  connectedOn: null,
} satisfies Partial<DraftPerson>;
