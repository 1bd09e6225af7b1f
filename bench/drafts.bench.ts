import { FixedClock } from '../src/common/clock.js';
import { Holidays } from '../src/common/holidays.js';
import { Texts } from '../src/common/text.js';
import { forms, languages } from '../src/contacts/domain/words.js';
import type { DraftToCheck } from '../src/outreach/domain/draft-check.js';
import { situations, waitsForAnswer } from '../src/outreach/domain/words.js';
import { DraftChecks } from '../src/outreach/checking/draft-checks.service.js';
import { DraftCatalogue } from '../src/outreach/drafting/draft-catalogue.js';
import { DraftWriter } from '../src/outreach/drafting/draft-writer.js';
import type { PreparedWorkload, Workload } from './workload.js';

const now = '2026-11-20T09:00:00.000Z';
const place = { country: 'DE', region: 'BY', timeZone: 'Europe/Berlin' };
const size = 1_000;
const MS_PER_SECOND = 1_000;
/** Source: the goal of 1,000 drafts a second. */
const LONGEST_MS = MS_PER_SECOND;

const slots = [
  { start: '2026-12-01T09:00:00Z', end: '2026-12-01T11:00:00Z', timeZone: place.timeZone },
  { start: '2026-12-03T13:00:00Z', end: '2026-12-03T15:00:00Z', timeZone: place.timeZone },
];

export const draftsWorkloads: readonly Workload[] = [
  {
    name: 'drafts',
    size,
    what: 'checks 1,000 drafts, each with two days; limit: one pass over their words',
    goalRatio: 30,
    rounds: 15,
    prepare,
  },
];

function prepare(): Promise<PreparedWorkload> {
  const catalogue = new DraftCatalogue();
  const clock = new FixedClock(now);
  const checks = new DraftChecks(catalogue, new Holidays(), clock);
  const drafts = written(new DraftWriter(catalogue, new Texts(), clock));
  const times: number[] = [];
  const prepared = {
    project: async (): Promise<void> => {
      const start = performance.now();
      for (const draft of drafts) await checks.ofText(place, draft);
      times.push(performance.now() - start);
    },
    limit: () => drafts.reduce((count, { text }) => count + (text.match(/\p{L}+/gu)?.length ?? 0), 0),
    get remark(): string {
      const usual = times.slice(1).sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? NaN;
      const aSecond = Math.round((size / usual) * MS_PER_SECOND).toLocaleString('en');
      return `${aSecond} drafts a second (${usual <= LONGEST_MS ? 'within' : 'beyond'} the goal of 1,000)`;
    },
    close: () => Promise.resolve(),
  };
  return Promise.resolve(prepared);
}

/** Every situation in every language and form, again and again; each with words of its own, so that none is known. */
function written(writer: DraftWriter): DraftToCheck[] {
  const manners = languages.flatMap((language) => forms.map((form) => ({ language, form })));
  const kinds = situations.flatMap((situation) => manners.map((manner) => ({ situation, ...manner })));
  return Array.from({ length: size }, (_, index) => {
    const { situation, language, form } = kinds[index % kinds.length] ?? {
      situation: 'coffee',
      language: 'de',
      form: 'du',
    };
    const { body, subject } = writer.write({
      account: { name: 'Ada Beispiel', locale: language, timeZone: place.timeZone, city: null },
      contact: { ...nobody, id: `0000${index}`, givenName: `Kim${index}`, familyName: 'Muster', form },
      station: { kind: 'internship', organisation: 'Radio Isarwelle', city: 'München' },
      situation,
      channel: 'email',
      slots,
      language,
    });
    const kind = waitsForAnswer(situation) ? 'request' : 'note';
    return { text: body, aside: subject, language, form, kind, formAssumed: false };
  });
}

const nobody = {
  ...{ nickname: null, honorific: null, gender: null, language: null, higherStatus: null, organisation: null },
  ...{
    role: null,
    city: null,
    country: null,
    timeZone: null,
    likes: null,
    lastInteractionOn: null,
    roughlyLastOn: null,
    connectedOn: null,
  },
} as const;
