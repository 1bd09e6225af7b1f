import { type OpeningSection, openingSections } from '../domain/opening-choice.js';
import { TemplateNotReadable } from './template-errors.js';
import { readLine, type TemplateLine } from './template-line.js';

/** A first sentence that several kinds of letters may begin with. */
export interface OpeningLine {
  /** `section/key`: stored with the message. */
  readonly id: string;
  readonly line: TemplateLine;
}

export type Openings = ReadonlyMap<OpeningSection, readonly OpeningLine[]>;

/** The column `attempts.opening` holds no more. Unit: characters. */
const LONGEST_ID = 40;

/**
 * Reads a file of templates/drafts/openings: sections `=== connect`, and in them a line `key: sentence` for each opening,
 * in the language of the templates. Blank lines say nothing. Throws TemplateFieldUnknown and TemplateNotReadable, both
 * with the line.
 *
 * @example readOpenings('=== connect\nplain-1: You came to mind again.').get('connect')?.[0]?.id // 'connect/plain-1'
 */
export function readOpenings(source: string): Openings {
  const openings = new Map<OpeningSection, OpeningLine[]>();
  let section: OpeningSection | null = null;
  for (const [index, raw] of source.split(/\r?\n/u).entries()) {
    const [text, number] = [raw.trim(), index + 1];
    if (text === '') continue;
    if (text.startsWith('===')) {
      section = sectionOf(text.slice(3).trim(), number);
      if (openings.has(section)) throw new TemplateNotReadable(number, 'opening-twice');
      openings.set(section, []);
      continue;
    }
    if (section === null) throw new TemplateNotReadable(number, 'opening-unknown');
    const lines = openings.get(section) ?? [];
    lines.push(openingLine(text, section, { number, lines }));
  }
  return openings;
}

function openingLine(
  text: string,
  section: OpeningSection,
  { number, lines }: { readonly number: number; readonly lines: readonly OpeningLine[] },
): OpeningLine {
  const [, key, sentence] = /^([a-z][a-z0-9]*(?:-[a-z0-9]+)*):\s*(\S.*)$/u.exec(text) ?? [];
  if (key === undefined || sentence === undefined) throw new TemplateNotReadable(number, 'opening-line');
  const id = `${section}/${key}`;
  if (id.length > LONGEST_ID) throw new TemplateNotReadable(number, 'opening-too-long');
  if (lines.some((line) => line.id === id)) throw new TemplateNotReadable(number, 'opening-twice');
  return { id, line: readLine(sentence, number) };
}

function sectionOf(name: string, number: number): OpeningSection {
  const section = openingSections.find((known) => known === name);
  if (section === undefined) throw new TemplateNotReadable(number, 'opening-unknown');
  return section;
}
