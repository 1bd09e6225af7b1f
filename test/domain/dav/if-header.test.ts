import { describe, expect, it } from 'vitest';
import { ifHeader, isIfTrue } from '../../../src/dav/domain/if-header.js';

const LOCK = '<urn:uuid:181d4fae-7d8c-11d0-a765-00a0c91e6bf2>';
const tag = (etag: string | null, isNegated = false): object => ({ etag, isNegated });

describe('the header If (RFC 4918, 10.4)', () => {
  it.each<[string, unknown]>([
    ['(["a"])', [{ resource: null, conditions: [tag('"a"')] }]],
    ['  ( [ "a" ] )  ', [{ resource: null, conditions: [tag('"a"')] }]],
    ['([W/"a"])', [{ resource: null, conditions: [tag('W/"a"')] }]],
    ['(["a)] x"])', [{ resource: null, conditions: [tag('"a)] x"')] }]],
    [`(${LOCK} ["a"])`, [{ resource: null, conditions: [tag(null), tag('"a"')] }]],
    [
      `(Not ${LOCK}) (not["b"])`,
      [
        { resource: null, conditions: [tag(null, true)] },
        { resource: null, conditions: [tag('"b"', true)] },
      ],
    ],
    [
      '</one> (["a"]) (["b"]) <http://x.example/two> (["c"])',
      [
        { resource: '/one', conditions: [tag('"a"')] },
        { resource: '/one', conditions: [tag('"b"')] },
        { resource: 'http://x.example/two', conditions: [tag('"c"')] },
      ],
    ],
  ])('%s is read', (header, lists) => {
    expect(ifHeader(header)).toEqual(lists);
  });

  it.each([
    '',
    ' ',
    '"a"',
    '["a"]',
    '(["a"]',
    '()',
    '(Not)',
    '("a")',
    '(["a])',
    '([a])',
    '(["a"]), (["b"])',
    '<only-an-address>',
    '(["a"]) </one> (["b"])',
    '(["a"]) and more',
    '(["a"])'.repeat(101),
  ])('%s is not', (header) => {
    expect(ifHeader(header)).toBeNull();
  });

  it('a long one that comes to nothing is read in one go', () => {
    expect(ifHeader(`(${'Not <a:b> '.repeat(2_000)}`)).toBeNull();
    expect(ifHeader(`(${' '.repeat(16_000)}`)).toBeNull();
  });

  it.each<[string, string | null, boolean]>([
    ['(["a"])', '"a"', true],
    ['(["a"])', '"b"', false],
    ['(["a"])', null, false],
    ['(Not ["a"])', '"b"', true],
    ['(Not ["a"])', null, true],
    ['([W/"a"])', '"a"', false],
    ['(["a"] ["b"])', '"a"', false],
    ['(["b"]) (["a"])', '"a"', true],
    [`(${LOCK})`, '"a"', false],
    [`(Not ${LOCK} ["a"])`, '"a"', true],
    ['(Not <DAV:no-lock>)', null, true],
  ])('%s holds where the tag is %s: %s', (header, etag, expected) => {
    expect(isIfTrue(ifHeader(header) ?? [], () => etag)).toBe(expected);
  });

  it('a list behind an address is about what is there', () => {
    const lists = ifHeader('</one> (["a"]) </two> (["b"])') ?? [];
    expect(isIfTrue(lists, (resource) => (resource === '/two' ? '"b"' : null))).toBe(true);
    expect(isIfTrue(lists, (resource) => (resource === '/one' ? '"b"' : null))).toBe(false);
  });
});
