import { describe, expect, it } from 'vitest';
import { openingSections } from '../../../src/outreach/domain/opening-choice.js';
import { situations } from '../../../src/outreach/domain/words.js';
import { readOpenings } from '../../../src/outreach/drafting/read-openings.js';
import { TemplateFieldUnknown, TemplateNotReadable } from '../../../src/outreach/drafting/template-errors.js';
import { catalogue, manners, aRequest, aStation, aWriter, aPerson } from './drafting-support.js';

describe('the file of openings', () => {
  it('has sections, and in them a key and a sentence a line', () => {
    const openings = readOpenings(
      '=== connect\n\nplain-1: You came to mind.\nlikes: {{likes}}: that was it.\n=== joy\nx: Y.',
    );
    expect([...openings.keys()]).toEqual(['connect', 'joy']);
    expect(openings.get('connect')?.map(({ id }) => id)).toEqual(['connect/plain-1', 'connect/likes']);
  });

  it.each([
    ['=== connekt\nx: Y.', 1, 'opening-unknown'],
    ['x: Y.', 1, 'opening-unknown'],
    ['=== joy\nonly a sentence.', 2, 'opening-line'],
    ['=== joy\nNot Kebab: Y.', 2, 'opening-line'],
    [`=== birthday\n${'x'.repeat(32)}: Y.`, 2, 'opening-too-long'],
    ['=== joy\nx: Y.\nx: Z.', 3, 'opening-twice'],
    ['=== joy\nx: Y.\n=== joy', 3, 'opening-twice'],
  ] as const)('%j can’t be read', (source, line, reason) => {
    expect(() => readOpenings(source)).toThrow(new TemplateNotReadable(line, reason));
  });

  it('names an unknown field with its line', () => {
    expect(() => readOpenings('=== joy\nx: {{nam}}.')).toThrow(TemplateFieldUnknown);
  });
});

describe('the openings that come with the program', () => {
  const plainLines = 3;
  const namingSections = ['connect', 'ask', 'again', 'bring', 'season', 'birthday'];

  it.each(manners)('$folder: each section has at least three that need no fact, and three that name one', (manner) => {
    for (const section of openingSections) {
      const lines = catalogue.openings(section, manner.language, manner.form);
      const naming = lines.filter(({ line }) => line.fields.size > 0);
      expect(lines.length - naming.length, `${manner.folder} ${section}`).toBeGreaterThanOrEqual(plainLines);
      const least = namingSections.includes(section) ? plainLines : 0;
      expect(naming.length, `${manner.folder} ${section}`).toBeGreaterThanOrEqual(least);
    }
  });

  it('every letter begins with one of them', () => {
    for (const { language, form } of manners) {
      for (const situation of situations) {
        expect(catalogue.find(situation, language, form).opening, `${language} ${form} ${situation}`).not.toBeNull();
      }
    }
  });
});

describe('"what the opening says is not said again"', () => {
  const likes = 'Segeln am Wannsee';

  it('each connecting fact stands once in a letter, whichever opening it begins with', () => {
    for (const { language, form } of manners) {
      const request = aRequest({
        station: aStation({ organisation: 'Radio Isarwelle', city: null }),
        contact: aPerson({ likes }),
        situation: 'coffee',
        ...{ language, form },
      });
      const writer = aWriter();
      const used: string[] = [];
      const count = catalogue.openings('connect', language, form).length;
      for (let letter = 0; letter < count; letter++) {
        const { body, opening } = writer.write({
          ...request,
          account: { ...request.account, locale: language },
          usedOpenings: used,
        });
        for (const fact of [likes, 'Radio Isarwelle']) expect(body.split(fact).length - 1).toBeLessThanOrEqual(1);
        used.push(opening ?? '');
      }
    }
  });
});
