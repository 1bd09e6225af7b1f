import type { Fields, FormProblem } from '../../common/http/pages/form.js';
import { textOf } from '../../common/http/pages/form.js';
import type { Page } from '../../common/http/pages/pages.js';
import type { Voice } from '../../common/voice/voice.js';
import { columnFields, type ColumnMeaning, meaning } from '../../imports/domain/column-meaning.js';
import { delimiters, encodings, type OutlineColumn, type TableOutline } from '../../imports/domain/reading.js';
import type { DescribedFile } from '../../imports/files/described-files.service.js';
import { unread } from '../../imports/formats/unread.js';
import type { Import } from '../../imports/import.entity.js';
import { fileWords, stepsOf, wordOr } from './import-words.view.js';
import { type Option, optionsOf } from './options.view.js';

interface Urls {
  path(path: string): string;
}

export interface ColumnsFacts {
  readonly current: Import;
  readonly files: readonly DescribedFile[];
  /** Names of the formats that a file can be read as. */
  readonly formats: readonly string[];
  readonly problem: FormProblem | null;
}

/** More would make a page that nobody looks through; the others stay as they were guessed. */
const MOST_COLUMNS = 120;
/** What a note or an extra is about: as the API takes it. Unit: characters. */
const LONGEST_LABEL = 200;
/** Delimiters by a name that can stand in a form and in a key. */
const WORD_BY_DELIMITER = { ',': 'comma', ';': 'semicolon', '\t': 'tab' } as const;

/** Without one of these nobody can be made of a row. */
const NAMES: readonly ColumnMeaning['field'][] = ['fullName', 'givenName', 'familyName', 'nickname'];

/** What each column means, file by file: three values of it beside a choice in words. */
export function columnsPage(voice: Voice, urls: Urls, facts: ColumnsFacts): Page {
  const { current, files, problem } = facts;
  const asked = files.find(({ confirmed }) => !confirmed) ?? (files.length === 1 ? files[0] : undefined);
  const view = {
    id: current.id,
    steps: stepsOf(voice, 'columns'),
    problem,
    sendTo: urls.path(`/import/${current.id}/columns`),
    back: files.every(({ confirmed }) => confirmed) ? urls.path(`/import/${current.id}`) : null,
    files: files.map((file) => ({
      ...fileView(voice, file, facts.formats),
      open: file === asked || files.length === 1,
      primary: file === asked,
    })),
  };
  return { name: 'import-columns', title: voice.say('import.page'), place: 'import', view };
}

/** "Connections.csv: LinkedIn, UTF-8, Komma" */
export function readAs(voice: Voice, file: DescribedFile): string {
  return voice.say('import.keyed', { name: fileWords(voice, file.name), value: howRead(voice, file) });
}

function howRead(voice: Voice, { format, encoding, outline }: DescribedFile): string {
  if (format === unread.name) return wordOr(voice, 'import.format', format);
  const how = [
    wordOr(voice, 'import.format', format),
    ...(encoding ? [encodingWord(voice, encoding)] : []),
    ...(outline ? [delimiterWord(voice, outline.delimiter)] : []),
  ];
  return how.join(', ');
}

/** What a form says about how a file is to be read; what is left out stays. */
interface Said {
  readonly format?: string;
  readonly encoding?: string;
  readonly delimiter?: string;
  readonly columns?: readonly ColumnMeaning[];
}

/**
 * What the form says about one file. Another way of reading gives other columns: they are guessed anew. Columns that are
 * not on the page stay as they were read.
 */
export function readingIn(fields: Fields, outline: TableOutline | null): Said {
  const columns = outline?.columns.map((column, nth) => chosenMeaning(column, textOf(fields, `column.${nth}`)));
  if (textOf(fields, 'do') !== 'again') return columns ? { columns } : {};
  const word = textOf(fields, 'delimiter');
  const sign = delimiters.find((known) => WORD_BY_DELIMITER[known] === word) ?? word;
  const how = { format: textOf(fields, 'format'), encoding: textOf(fields, 'encoding'), delimiter: sign };
  return Object.fromEntries(Object.entries(how).filter(([, value]) => value !== null));
}

/** True if nothing is said otherwise, and nothing has to be confirmed. */
export function isAsRead({ format, encoding, outline, confirmed }: DescribedFile, said: Said): boolean {
  const read = { format, encoding, delimiter: outline?.delimiter };
  const sameWay = (['format', 'encoding', 'delimiter'] as const).every((how) => (said[how] ?? read[how]) === read[how]);
  const meanings = outline?.columns.map(({ meaning: read }) => read);
  const sameColumns = said.columns === undefined || JSON.stringify(said.columns) === JSON.stringify(meanings);
  return sameWay && sameColumns && (confirmed || said.columns === undefined);
}

/** The guess with its label stays where the field stays; a note or an extra is about what its column is called. */
function chosenMeaning({ header, meaning: guessed }: OutlineColumn, chosen: string | null): ColumnMeaning {
  const field = columnFields.find((known) => known === chosen);
  if (!field || field === guessed.field) return guessed;
  const about = header
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, LONGEST_LABEL);
  return meaning(field, field === 'notes' || field === 'extra' ? about : null);
}

function fileView(voice: Voice, file: DescribedFile, formats: readonly string[]): object {
  const { outline } = file;
  const columns = outline?.columns.map((column, nth) => ({ ...column, nth })) ?? [];
  const full = columns.filter(({ samples }) => samples.length > 0);
  return {
    position: file.position,
    name: fileWords(voice, file.name),
    how: howRead(voice, file),
    formats: optionsOf(formats, file.format, (format) => wordOr(voice, 'import.format', format)),
    encodings: outline && optionsOf(encodings, file.encoding, (encoding) => encodingWord(voice, encoding)),
    delimiters:
      outline &&
      delimiters.map((sign) => ({
        value: WORD_BY_DELIMITER[sign],
        label: delimiterWord(voice, sign),
        chosen: sign === outline.delimiter,
      })),
    noName: outline !== null && !outline.columns.some(({ meaning: { field } }) => NAMES.includes(field)),
    columns: full.slice(0, MOST_COLUMNS).map((column) => columnView(voice, column)),
    left: leftWords(voice, { empty: columns.length - full.length, more: Math.max(full.length - MOST_COLUMNS, 0) }),
  };
}

function columnView(voice: Voice, column: OutlineColumn & { readonly nth: number }): object {
  const header = column.header.trim() || voice.say('import.column-number', { number: column.nth + 1 });
  return {
    name: `column.${column.nth}`,
    header,
    label: voice.say('import.column-means', { header }),
    samples: column.samples,
    options: meaningsFor(voice, column.meaning),
  };
}

function meaningsFor(voice: Voice, guessed: ColumnMeaning): Option[] {
  return optionsOf(columnFields, guessed.field, (field) => {
    const word = voice.say(`column.${field}`);
    return field === guessed.field && guessed.label && field !== 'extra'
      ? voice.say('import.meaning-labelled', { word, label: guessed.label })
      : word;
  });
}

function leftWords(voice: Voice, { empty, more }: { empty: number; more: number }): string | null {
  const words = [
    ...(empty > 0 ? [voice.say('import.columns-empty', { count: empty })] : []),
    ...(more > 0 ? [voice.say('import.columns-more', { count: more })] : []),
  ];
  return words.length > 0 ? words.join(' ') : null;
}

function encodingWord(voice: Voice, encoding: string): string {
  return voice.say(`import.encoding.${encoding}`);
}

function delimiterWord(voice: Voice, delimiter: TableOutline['delimiter']): string {
  return voice.say(`import.delimiter.${WORD_BY_DELIMITER[delimiter]}`);
}
