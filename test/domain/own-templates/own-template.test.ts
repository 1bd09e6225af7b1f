import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearestWord } from '../../../src/outreach/domain/nearest-word.js';
import { situations } from '../../../src/outreach/domain/words.js';
import { fieldNames } from '../../../src/outreach/drafting/field-names.js';
import { inspectTemplate } from '../../../src/outreach/drafting/read-draft-template.js';
import { renderDraft } from '../../../src/outreach/drafting/render-draft.js';
import { type DraftFacts, flagFields, wordFields } from '../../../src/outreach/drafting/template-fields.js';
import { TemplateNotRight } from '../../../src/outreach/own-templates/own-templates.errors.js';
import { inspectOwnTemplate, readOwnTemplate } from '../../../src/outreach/own-templates/read-own-template.js';
import { boxOfLine, partsOf, sourceOf } from '../../../src/outreach/own-templates/template-parts.js';
import { catalogue, manners, texts } from '../drafting/drafting-support.js';

const facts = { greeting: 'Liebe Mia,', city: 'Jena', slots: 'Montag', closing: 'Liebe Grüße', myName: 'Jana' };

function body(source: string): string {
  return renderDraft(readOwnTemplate(source), facts as unknown as DraftFacts).body;
}

function said(source: string): string[] {
  return inspectOwnTemplate(source).problems.map(({ code, found = '', meant = null, line, column }) => {
    const text = texts.say('de', `template-problem.${code}`, { found, meant: meant ?? 'none' });
    return texts.say('de', 'templates.at', { line, column, text });
  });
}

describe('a template of one’s own', () => {
  it('needs no heading and no parts: a letter is enough, and is its own short version', () => {
    const template = readOwnTemplate('{{anrede}}\n\nKaffee in {{stadt}}?\n\n{{gruss}}\\\n{{meinName}}');
    const { subject, body: letter, short, script } = renderDraft(template, facts as unknown as DraftFacts);
    expect(letter).toBe('Liebe Mia,\n\nKaffee in Jena?\n\nLiebe Grüße\nJana');
    expect([subject, short, script]).toEqual(['', letter, null]);
  });

  it('takes German names beside the English ones, in any case', () => {
    expect(body('{{Anrede}} {{city}} {{STADT}} {{zeiten}} {{Gruß}}')).toBe('Liebe Mia, Jena Jena Montag Liebe Grüße');
    expect(body('{{#if stadt}}in {{stadt}}{{else}}irgendwo{{/if}}')).toBe('in Jena');
  });

  it('every field has a German name, and no name stands for two', () => {
    const named = new Set(fieldNames().german.values());
    expect([...wordFields, ...flagFields].filter((field) => !named.has(field))).toEqual([]);
    expect([...named].filter((field) => ![...wordFields, ...flagFields].includes(field))).toEqual([]);
    for (const [name, field] of fieldNames().german) expect(fieldNames().field(name)).toBe(field);
  });
});

describe('what is wrong with it', () => {
  it('is said in words, with line and place, and with what was meant', () => {
    expect(said('Hallo,\nin {{stadd}} am {{zeitn}}.')).toEqual([
      'Zeile 2, Stelle 4: {{stadd}} kenne ich nicht – meintest du {{stadt}}?',
      'Zeile 2, Stelle 17: {{zeitn}} kenne ich nicht – meintest du {{zeiten}}?',
    ]);
    expect(said('{{quux}}')).toEqual(['Zeile 1, Stelle 1: {{quux}} kenne ich nicht. Die Felder stehen über dem Text.']);
  });

  it('is found all at once, in the order of the text', () => {
    const source =
      '---\nfarbe: rot\nsubject: In {{stadd}}\n---\n| zuerst\n  Am {{> x}} {{#if stadt}}\n=== lang\n=== short\na\n=== short';
    expect(inspectOwnTemplate(source).problems.map(({ code, line, column }) => [code, line, column])).toEqual([
      ['heading-line', 2, 1],
      ['field-unknown', 3, 13],
      ['first-instead', 5, 1],
      ['not-allowed', 6, 6],
      ['syntax', 6, 14],
      ['part-unknown', 7, 1],
      ['part-twice', 10, 1],
    ]);
  });

  it('has a sentence in both languages', () => {
    const codes = Object.keys(
      Object.fromEntries(texts.keys('de').flatMap((key) => (key.startsWith('template-problem.') ? [[key, 1]] : []))),
    );
    expect(codes.length).toBeGreaterThan(14);
    for (const key of codes) {
      for (const locale of ['de', 'en'] as const)
        expect(texts.say(locale, key, { found: '{{x}}', meant: 'none' })).not.toBe('');
    }
  });

  it('goes to programs with the field of the request', () => {
    expect(() => readOwnTemplate('{{stadd}}')).toThrow(
      new TemplateNotRight([{ code: 'field-unknown', line: 1, column: 1, found: 'stadd', meant: 'stadt' }]),
    );
    expect(new TemplateNotRight(inspectOwnTemplate('\n{{stadd}}').problems).errors).toEqual([
      {
        pointer: '/source',
        code: 'template',
        detail: 'Line 2, column 1: {{stadd}} is not known here; did you mean {{stadt}}?',
      },
    ]);
  });

  it('knows the word that was meant by one slip in three letters', () => {
    const words = ['stadt', 'tag', 'zeiten'];
    expect(['stadd', 'stdat', 'Stad', 'zeitn', 'tga'].map((typed) => nearestWord(typed, words))).toEqual([
      ...['stadt', 'stadt', 'stadt', 'zeiten', 'tag'],
    ]);
    expect(['', 'xyz', 'constructor', 'x'.repeat(5_000)].map((typed) => nearestWord(typed, words))).toEqual(
      Array.from({ length: 4 }, () => null),
    );
  });
});

describe('the boxes of the form', () => {
  it('hold every template that comes with the program, and give it back as it was', () => {
    for (const { language, form } of manners) {
      for (const situation of situations) {
        const source = catalogue.source(situation, language, form);
        expect(partsOf(sourceOf(partsOf(source)))).toEqual(partsOf(source));
        expect(JSON.stringify(inspectTemplate(sourceOf(partsOf(source))))).toBe(
          JSON.stringify(inspectTemplate(source)),
        );
        const lines = (text: string): string[] =>
          text
            .split('\n')
            .filter((line) => line.trim() !== '')
            .sort();
        expect(lines(sourceOf(partsOf(source)))).toEqual(lines(source));
      }
    }
  });

  it('lose nothing, whatever is written into them', () => {
    const line = fc.constantFrom(
      '{{anrede}}',
      'Ein Satz.',
      '| Ein anderer.',
      'Bis\\',
      '',
      '{{! für mich }}',
      '{{#if job}}x{{/if}}',
    );
    const text = fc.array(line, { maxLength: 6 }).map((lines) => lines.join('\n').trim());
    const subject = fc.array(fc.constantFrom('Kaffee?', '{{stadt}}'), { maxLength: 3 }).map((all) => all.join('\n'));
    const heading = fc.constantFrom('', 'tone: warm', 'situation: coffee\nopening: connect');
    const parts = fc.record({ subject, heading, letter: text, short: text, script: text });
    const lossless = fc.property(parts, (written) => {
      expect(partsOf(sourceOf(written))).toEqual(written);
    });
    fc.assert(lossless);
  });

  it('say where in them a line of the whole text stands', () => {
    const source = sourceOf({ heading: 'tone: warm', subject: 'A\nB', letter: 'C\n\nD', short: 'E', script: '' });
    const there = source.split('\n').map((_, index) => boxOfLine(source, index + 1));
    expect(there.filter((place) => place !== null).map(({ box, line, indent }) => `${box} ${line} ${indent}`)).toEqual([
      ...['subject 1 9', 'subject 2 9', 'letter 1 0', 'letter 2 0', 'letter 3 0', 'short 1 0'],
    ]);
  });
});
