/**
 * Everything that a draft template may name, with what stands for it. A field that isn't known is null, and the
 * sentence that names it is left out.
 */
export interface DraftFacts {
  /** "Guten Tag Frau Dr. Beispiel," */
  readonly greeting: string;
  /** The same as one says it: "Guten Tag Frau Dr. Beispiel" */
  readonly hello: string;
  /** The receiver as the letter calls them: "Mia", or in formal letters "Mia Beispiel" */
  readonly name: string | null;
  /** How the letter ends: "Herzliche Grüße" */
  readonly closing: string;
  /** The writer: "Jana Wehrmann" and "Jana" */
  readonly myName: string | null;
  readonly myGivenName: string | null;
  readonly myCity: string | null;
  /** Where it could be: "München" */
  readonly city: string | null;
  /** Both live there: "Leipzig" */
  readonly sharedCity: string | null;
  /** Where we know each other from, after "aus" or "from": "meinem Praktikum bei Radio Isarwelle" */
  readonly fromStation: string | null;
  /** The same after "an" or "of": "mein Praktikum bei Radio Isarwelle" */
  readonly ofStation: string | null;
  /** What they liked or what we talked about, as noted by the writer: "die Reihe über die leeren Läden" */
  readonly likes: string | null;
  /** Where they work now: "bei der Deutschen Welle" */
  readonly workplace: string | null;
  /** "Dienstag, 3. März, 10 bis 12 Uhr oder Donnerstag, 5. März, ab 14 Uhr" */
  readonly slots: string | null;
  /** The day when all times offered are on one: "Dienstag, 3. März" */
  readonly day: string | null;
  /** What the writer can bring: "frische Zahlen aus meiner Masterarbeit" */
  readonly offer: string | null;
  /** How long a call to propose, after "für" or "for": "eine Viertelstunde" */
  readonly callLength: string;
  /** The earlier message, after "auf" or "to": "meine Nachricht" */
  readonly earlier: string;
  /** What it was about, after "um" or "about": "einen Kaffee in München" */
  readonly earlierTopic: string | null;
  /** How this letter begins: one of templates/drafts/openings, a whole sentence */
  readonly opening: string | null;
  /** The writer's few words: "Volontariate im Hörfunk", "zur neuen Stelle", "jemanden aus eurer Redaktion" */
  readonly about: string | null;
  /** Who introduced the receiver to the writer, before the first contact: "Mia Beispiel" */
  readonly introducer: string | null;
  /** Whom the receiver introduced to the writer and who has answered since: "Kim Muster" */
  readonly introduced: string | null;
  /** What one wishes at this time of the year, after "ich wünsche Ihnen" or "I wish you": "einen schönen Sommer" */
  readonly season: string | null;
  /** Web address of the offer */
  readonly offerLink: string | null;
  /** The purpose, for `{{#if job}}`: said openly where it is one of these two. */
  readonly advice: boolean;
  readonly job: boolean;
  /** Why the last answer was a no, for `after-a-no` and `new-date`; none of them if nobody said why. */
  readonly wrongDate: boolean;
  readonly tooBusy: boolean;
  readonly noNeed: boolean;
}

export type DraftField = keyof DraftFacts;

/** Fields with words in them: `{{city}}`. */
export const wordFields: readonly DraftField[] = [
  'greeting',
  'hello',
  'name',
  'closing',
  'myName',
  'myGivenName',
  'myCity',
  'city',
  'sharedCity',
  'fromStation',
  'ofStation',
  'likes',
  'workplace',
  'slots',
  'day',
  'offer',
  'callLength',
  'earlier',
  'earlierTopic',
  'opening',
  'about',
  'introducer',
  'introduced',
  'season',
  'offerLink',
];

/** Fields that are true or false, only for `{{#if job}} ... {{/if}}`. */
export const flagFields = ['advice', 'job', 'wrongDate', 'tooBusy', 'noNeed'] as const satisfies readonly DraftField[];
export type FlagField = (typeof flagFields)[number];
