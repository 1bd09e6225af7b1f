import fc from 'fast-check';
import Handlebars from 'handlebars';
import { describe, expect, it } from 'vitest';
import { situations } from '../../../src/outreach/domain/words.js';
import { countOf } from '../../../src/outreach/drafting/read-draft-template.js';
import { renderDraft } from '../../../src/outreach/drafting/render-draft.js';
import { readLine } from '../../../src/outreach/drafting/template-line.js';
import type { DraftFacts } from '../../../src/outreach/drafting/template-fields.js';
import { DraftTooLong } from '../../../src/outreach/drafting/template-errors.js';
import { inspectOwnTemplate, MOST_BYTES } from '../../../src/outreach/own-templates/read-own-template.js';
import { catalogue, manners } from '../drafting/drafting-support.js';

const some: DraftFacts = {
  ...(Object.fromEntries(
    ['greeting', 'hello', 'closing', 'city', 'slots', 'myName', 'callLength', 'earlier'].map((name) => [
      name,
      `<${name}>`,
    ]),
  ) as unknown as DraftFacts),
  advice: false,
  job: true,
};

const inBytes = (piece: string): string => piece.repeat(Math.floor(MOST_BYTES / piece.length));

const hostile: Readonly<Record<string, string>> = {
  'ifs in each other, 5,000 deep': '{{#if city}}'.repeat(5_000) + '{{/if}}'.repeat(5_000),
  'ifs in each other, 8 kB of them': '{{#if job}}'.repeat(400) + 'x' + '{{/if}}'.repeat(400),
  '8 kB of fields': inBytes('{{city}}'),
  '8 kB of fields, each on its line': inBytes('{{city}}\n'),
  '8 kB of opening brackets': inBytes('{'),
  '8 kB of closing brackets': inBytes('}'),
  '8 kB of misspelled fields': inBytes('{{cittty}}\n'),
  constructor: '{{constructor}}',
  prototype: '{{__proto__}} {{prototype}} {{__lookupGetter__}} {{__defineGetter__}} {{toString}} {{hasOwnProperty}}',
  'a path through the prototype': '{{city.constructor.constructor}}',
  'a path upwards': '{{../city}} {{this}} {{.}} {{@root}} {{@root.city}} {{city/length}}',
  lookup: '{{lookup . "constructor"}}',
  helperMissing: '{{helperMissing}} {{blockHelperMissing}} {{#helperMissing}}x{{/helperMissing}}',
  loops: '{{#each city}}x{{/each}}{{#with city}}x{{/with}}',
  log: '{{log "x"}}',
  'a partial': '{{> city}}',
  'a recursive inline partial': '{{#*inline "a"}}{{> a}}{{/inline}}{{> a}}',
  'a partial block': '{{#> layout}}x{{/layout}} {{> @partial-block}}',
  'a decorator': '{{* city}}',
  'a triple stash': '{{{city}}}',
  'an ampersand': '{{&city}}',
  'a raw block': '{{{{raw}}}} {{city}} {{{{/raw}}}}',
  'a sub-expression': '{{#if (lookup city "x")}}x{{/if}} {{(city)}}',
  'block parameters': '{{#if city as |x|}}{{x}}{{/if}}',
  'a hash': '{{city x=1}} {{#if city includeZero=true}}x{{/if}}',
  literals: '{{"city"}} {{\'city\'}} {{1}} {{true}} {{null}} {{undefined}} {{[city]}}',
  'else if': '{{#if city}}a{{else if job}}b{{/if}}',
  'an inverse block': '{{^city}}x{{/city}} {{^}}',
  'whitespace control': '{{~city~}}',
  'letters that look like others': '{{сity}} {{ｃity}} {{ci\u200bty}} {{city\u0301}} {{\u202eytic}}',
  'a flag as a word': '{{job}}',
  'blocks that end in another line': '{{#if city}}\nx\n{{/if}}',
  'blocks that cross': '{{#if city}}{{#unless job}}{{/if}}{{/unless}}',
  'an else too many': '{{#if city}}{{else}}{{else}}{{/if}} {{else}}',
  'an end too many': '{{/if}}',
};

describe('a hostile template', () => {
  it.each(Object.entries(hostile))('%s: a problem with its place', (_name, source) => {
    const { problems } = inspectOwnTemplate(source);
    expect(problems.length).toBeGreaterThan(0);
    for (const { line, column } of problems) expect([line >= 1, column >= 1]).toEqual([true, true]);
  });

  it('of more than 8 kB is not even read', () => {
    const [problem] = inspectOwnTemplate(`ä`.repeat(MOST_BYTES / 2 + 1)).problems;
    expect(problem).toEqual({ code: 'too-long', line: 1, column: 1 });
    expect(inspectOwnTemplate('ä'.repeat(MOST_BYTES / 2)).problems).toEqual([]);
  });

  it('of facts that are huge makes no huge draft', () => {
    const { template, problems } = inspectOwnTemplate('{{city}}\n'.repeat(100));
    expect(problems).toEqual([]);
    expect(renderDraft(template, { ...some, city: 'x'.repeat(300) }).body).toHaveLength(100 * 301 - 1);
    expect(() => renderDraft(template, { ...some, city: 'x'.repeat(3_000) })).toThrow(DraftTooLong);
  });

  it('begins no second line in the subject', () => {
    const { template } = inspectOwnTemplate('---\nsubject: Kaffee in {{city}}\n---\nText.');
    const { subject } = renderDraft(template, { ...some, city: 'Jena\r\nBcc: x@example.org\u2028\u0000y' });
    expect(subject).toBe('Kaffee in Jena Bcc: x@example.org y');
  });
});

describe('whatever is sent', () => {
  const bytes = fc.uint8Array({ maxLength: MOST_BYTES }).map((array) => Buffer.from(array).toString('latin1'));
  const token = fc.constantFrom(
    ...[
      '{{',
      '}}',
      '{{{',
      '}}}',
      '{{#if ',
      '{{#unless ',
      '{{/if}}',
      '{{/unless}}',
      '{{else}}',
      '{{!--',
      '--}}',
      '{{> ',
    ],
    ...[
      'city',
      'job',
      'stadt',
      'constructor',
      '__proto__',
      ' ',
      '\n',
      '|',
      '\\',
      '---',
      '===',
      '=== short',
      'subject: ',
    ],
  );
  const soup = fc.array(token, { maxLength: 400 }).map((parts) => parts.join(''));

  it('is read, and filled if nothing is wrong with it, without an error of ours', () => {
    fc.assert(
      fc.property(fc.oneof(bytes, soup, fc.string({ unit: 'binary', maxLength: 2_000 })), (source) => {
        const { template, problems } = inspectOwnTemplate(source);
        if (problems.length === 0) expect(typeof renderDraft(template, some).body).toBe('string');
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('what is allowed', () => {
  const word = fc.constantFrom('Kaffee', ', ', 'in', 'ä„“', '<b>&', '.');
  const field = fc.constantFrom('{{city}}', '{{slots}}', '{{myName}}');
  const condition = fc.constantFrom('city', 'job', 'advice', 'offer');
  const { line } = fc.letrec<{ line: string; block: string }>((tie) => ({
    line: fc
      .array(fc.oneof({ depthSize: 'small' }, word, field, tie('block')), { maxLength: 4 })
      .map((parts) => parts.join('')),
    block: fc
      .tuple(fc.constantFrom('if', 'unless'), condition, tie('line'), tie('line'))
      .map(([name, of, main, inverse]) => `{{#${name} ${of}}}${String(main)}{{else}}${String(inverse)}{{/${name}}}`),
  }));

  it('comes out as Handlebars itself would say it', () => {
    fc.assert(
      fc.property(line, (source) => {
        fc.pre([...source.matchAll(/\{\{#/g)].length <= 4);
        const { fill } = readLine(source, 1);
        expect(fill(some)).toBe(Handlebars.compile(source.trim(), { noEscape: true })(some));
      }),
    );
  });

  it('every template that comes with the program can be copied', () => {
    for (const { language, form } of manners) {
      for (const situation of situations) {
        const source = catalogue.source(situation, language, form);
        const { template, problems } = inspectOwnTemplate(source);
        expect(problems).toEqual([]);
        expect(countOf(template)).toBeLessThan(150);
      }
    }
  });
});
