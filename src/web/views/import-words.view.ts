import type { Voice } from '../../common/voice/voice.js';
import { PASTED_NAME } from '../../common/http/upload.js';
import { isLocalDate } from '../../common/local-date.js';
import { fullName } from '../../contacts/domain/full-name.js';
import type { ParsedContact } from '../../imports/domain/parsed-contact.js';
import type { Remark } from '../../imports/domain/words.js';
import type { ImportRow } from '../../imports/rows/import-row.entity.js';

/** The steps of the wizard, in their order. */
const steps = ['source', 'columns', 'preview', 'import', 'done'] as const;
type Step = (typeof steps)[number];

export function stepsOf(voice: Voice, current: Step): object[] {
  return steps.map((step) => ({ label: voice.say(`import.step-${step}`), current: step === current }));
}

/** The name of a row, or what of it can be shown. */
export function rowName(voice: Voice, { parsed, label }: ImportRow): string {
  return (parsed && fullName(parsed)) || label || voice.say('person.unnamed');
}

/** The names of files as they are; what was pasted is called so. "Connections.csv, eingefügte Namen" */
export function fileWords(voice: Voice, names: string): string {
  return names
    .split(', ')
    .map((name) => (name === PASTED_NAME ? voice.say('import.pasted-name') : name))
    .join(', ');
}

/** "Redaktionsleiterin, Isarwelle" */
export function rowWork(parsed: ParsedContact | null): string {
  if (!parsed) return '';
  const name = fullName(parsed);
  return [parsed.role, parsed.organisation].filter((part) => part && part !== name).join(', ');
}

export function reasonsOf(voice: Voice, { reasons }: Pick<ImportRow, 'reasons'>): string {
  return reasons.map(({ code, params }) => voice.say(`import.row.${code}`, inWords(voice, params))).join(' ');
}

/** A day that was read is said as people say it. */
function inWords(voice: Voice, params: Remark['params']): Remark['params'] {
  const { value } = params;
  return typeof value === 'string' && isLocalDate(value) ? { ...params, value: voice.fullDay(value) } : params;
}

/** "Stadt: Leipzig" */
export function keyed(voice: Voice, name: string, value: string): string {
  return voice.say('import.keyed', { name, value });
}

/** A word of ours where there is one, else the word itself. */
export function wordOr(voice: Voice, prefix: string, word: string): string {
  const key = `${prefix}.${word}`;
  return voice.has(key) ? voice.say(key) : word;
}
