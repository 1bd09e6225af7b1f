import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { templatesFolder } from '../../../src/common/folders.js';
import { situations } from '../../../src/outreach/domain/words.js';
import { DraftCatalogue } from '../../../src/outreach/drafting/draft-catalogue.js';
import { readDraftTemplate } from '../../../src/outreach/drafting/read-draft-template.js';
import { renderDraft } from '../../../src/outreach/drafting/render-draft.js';
import type { DraftFacts } from '../../../src/outreach/drafting/template-fields.js';
import { TemplateFieldUnknown, TemplateNotReadable } from '../../../src/outreach/drafting/template-errors.js';
import { catalogue, manners, texts } from './drafting-support.js';

const heading = '---\nsituation: coffee\ntone: warm\nsubject: Kaffee in {{city}}?\nsubject: Kaffee?\n---\n';
const nothingKnown: DraftFacts = {
  greeting: 'Hallo,',
  hello: 'Hallo',
  name: null,
  closing: 'Liebe Grüße',
  myName: null,
  myGivenName: null,
  myCity: null,
  city: null,
  sharedCity: null,
  fromStation: null,
  ofStation: null,
  likes: null,
  workplace: null,
  slots: null,
  day: null,
  offer: null,
  callLength: 'eine Viertelstunde',
  earlier: 'meine Nachricht',
  earlierTopic: null,
  opening: null,
  about: null,
  introducer: null,
  introduced: null,
  season: null,
  offerLink: null,
  advice: false,
  job: false,
  wrongDate: false,
  tooBusy: false,
  noNeed: false,
};

function rendered(text: string, facts: Partial<DraftFacts> = {}) {
  return renderDraft(readDraftTemplate(`${heading}${text}\n=== short\n{{greeting}} kurz.`), {
    ...nothingKnown,
    ...facts,
  });
}

describe('a sentence is said only when all it names is known', () => {
  it('an unknown field takes its sentence and an emptied paragraph with it', () => {
    expect(rendered('Eins.\nIn {{city}}.\n\nNur {{offer}}.\n\nZwei.').body).toBe('Eins.\n\nZwei.');
    expect(rendered('Eins.\nIn {{city}}.', { city: 'Jena' }).body).toBe('Eins. In Jena.');
  });
  it('a line with | stands in for the line above', () => {
    const text = 'In {{city}} am {{slots}}.\n| In {{city}}.\n| Wo auch immer.';
    expect(rendered(text, { city: 'Jena', slots: 'Montag' }).body).toBe('In Jena am Montag.');
    expect(rendered(text, { city: 'Jena' }).body).toBe('In Jena.');
    expect(rendered(text).body).toBe('Wo auch immer.');
  });
  it('the first subject whose fields are known is taken', () => {
    expect(rendered('Text.', { city: 'Jena' }).subject).toBe('Kaffee in Jena?');
    expect(rendered('Text.').subject).toBe('Kaffee?');
  });
  it('a backslash breaks the line', () =>
    expect(rendered('Grüße\\\n{{myName}}', { myName: 'Jana' }).body).toBe('Grüße\nJana'));
  it('a condition is said only when it holds', () => {
    expect(rendered('A.\n{{#if job}}B.{{/if}}\n{{#unless job}}C.{{/unless}}').body).toBe('A. C.');
    expect(rendered('A.\n{{#if job}}B.{{/if}}', { job: true }).body).toBe('A. B.');
  });
  it('only the branch that is taken has to be known', () => {
    const text = 'Kaffee{{#if slots}}, etwa {{slots}}{{else}} irgendwann{{/if}}.';
    expect(rendered(text).body).toBe('Kaffee irgendwann.');
    expect(rendered(text, { slots: 'am Montag' }).body).toBe('Kaffee, etwa am Montag.');
  });
  it('text is text: nothing is escaped, and what a value holds is not read as a template', () => {
    expect(rendered('Aus {{city}}.', { city: '<b>&„{{offer}}“' }).body).toBe('Aus <b>&„{{offer}}“.');
  });
  it('"e.V." at the end of a sentence has one full stop', () =>
    expect(rendered('Bei {{city}}.', { city: 'Chor e.V.' }).body).toBe('Bei Chor e.V.'));
  it('no script where there is none', () => expect(rendered('A.').script).toBeNull());
});

describe('"a template with an unknown field" gets one clear sentence', () => {
  it('names the field and the line', () => {
    const reading = () => rendered('Eins.\nIn {{stadd}}.');
    expect(reading).toThrow(TemplateFieldUnknown);
    expect(reading).toThrow(
      /^Line 8 of the template names \{\{stadd\}\}, which is not known here; it can be one of: greeting, /u,
    );
    const { field, line } = new TemplateFieldUnknown('stadd', 8, ['city']);
    expect(texts.say('de', 'problem.template-field-unknown', { field, line, known: 'city' })).toBe(
      'Das Feld „stadd“ in Zeile 8 der Vorlage gibt es nicht. Möglich sind: city.',
    );
  });
  it.each([
    '{{constructor}}',
    '{{__proto__}}',
    '{{log}}',
    '{{#if nope}}x{{/if}}',
    '{{subject}}',
    '{{city.length}}',
    '{{../city}}',
  ])('%s', (text) => {
    expect(() => rendered(text)).toThrow(TemplateFieldUnknown);
  });
  it.each([
    ['{{city', 'syntax'],
    ['{{#if job}}ohne Ende', 'syntax'],
    ['{{#each city}}x{{/each}}', 'not-allowed'],
    ['{{#with city}}x{{/with}}', 'not-allowed'],
    ['{{lookup city "x"}}', 'template-field-unknown'],
    ['{{> partial}}', 'not-allowed'],
    ['{{city "x"}}', 'not-allowed'],
    ['{{"city"}}', 'not-allowed'],
    ['{{job}}', 'not-allowed'],
    ['| zuerst', 'first-instead'],
    ['Text.\n=== lang', 'part-unknown'],
  ])('%s can’t be read', (text, reason) => {
    expect(() => rendered(text)).toThrow(
      reason === 'template-field-unknown'
        ? TemplateFieldUnknown
        : new TemplateNotReadable(textLine(text), reason as 'syntax'),
    );
  });
  it('a file without heading or without the short part can’t be read', () => {
    expect(() => readDraftTemplate('Text.')).toThrow(/Line 1 .* begins with ---/u);
    expect(() => readDraftTemplate(`${heading}Text.`)).toThrow(/=== short/u);
    expect(() => readDraftTemplate('---\nsituation: x\ntitle: y\n---\n')).toThrow(/Line 3/u);
  });
});

function textLine(text: string): number {
  return heading.split('\n').length + text.split('\n').length - 1;
}

describe('the catalogue', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'drafts-'));
    cpSync(join(templatesFolder(), 'drafts'), folder, { recursive: true });
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('has all 17 situations in all four manners', () => {
    for (const { language, form } of manners) {
      for (const situation of situations) expect(catalogue.find(situation, language, form).situation).toBe(situation);
    }
  });
  it('"a test fails if a language lacks it": a missing file stops the start by its name', () => {
    rmSync(join(folder, 'en-casual/call.hbs'));
    expect(() => new DraftCatalogue(folder)).toThrow('templates/drafts lacks en-casual/call.hbs');
  });
  it('a mistake in a file stops the start with file, field and line', () => {
    writeFileSync(join(folder, 'de-du/call.hbs'), `${heading}Hallo {{nam}}.`);
    expect(() => new DraftCatalogue(folder)).toThrow(/templates\/drafts\/de-du\/call\.hbs: Line 7 .*\{\{nam\}\}/u);
  });
  it('openings without a section that letters need stop the start', () => {
    writeFileSync(join(folder, 'openings/de-du.hbs'), '=== joy\nplain: Schön.');
    expect(() => new DraftCatalogue(folder)).toThrow(/openings\/de-du\.hbs lacks the section "\w+" of de-du\//u);
  });
  it('a file under the wrong name stops the start', () => {
    writeFileSync(join(folder, 'de-du/call.hbs'), `${heading}Hallo.\n=== short\nHallo.`);
    expect(() => new DraftCatalogue(folder)).toThrow('templates/drafts/de-du/call.hbs says that it is for "coffee"');
  });
});
