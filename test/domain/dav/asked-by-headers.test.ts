import { describe, expect, it } from 'vitest';
import { conditionsOf } from '../../../src/dav/conditions.js';
import { depthOf } from '../../../src/dav/depth.js';
import { isMinimal } from '../../../src/dav/prefer.js';
import { wantedVersion } from '../../../src/dav/wanted-version.js';

describe('what headers ask for', () => {
  it.each([
    [undefined, null],
    ['*/*', null],
    ['text/vcard', null],
    ['text/vcard; version=4.0', '4.0'],
    ['text/vcard;version="3.0"', '3.0'],
    ['text/vcard; version=4.0; q=0.2, text/vcard; version=3.0; q=0.9', '3.0'],
    ['text/vcard; version=4.0, text/vcard; version=3.0', '4.0'],
    ['text/vcard; version=4.0; q=0', null],
    ['text/vcard; version=5.0', null],
    ['TEXT/VCARD; VERSION=4.0', '4.0'],
  ])('Accept: %s means vCard %s (RFC 6352, 5.1.1)', (accept, version) => {
    expect(wantedVersion(accept)).toEqual({ vcardVersion: version });
  });

  it.each([
    ['return=minimal', true],
    ['respond-async, return="minimal"', true],
    ['depth-noroot; return=minimal', true],
    ['return-minimal', true],
    ['return=representation', false],
    ['xreturn=minimal', false],
    [undefined, false],
  ])('Prefer: %s leaves out what is not there: %s (RFC 8144, 2.1)', (prefer, expected) => {
    expect(isMinimal(prefer === undefined ? {} : { prefer })).toBe(expected);
  });

  it('without Depth it is infinity, and anything else than 0, 1 and infinity is refused (RFC 4918, 10.2)', () => {
    expect([depthOf({}), depthOf({ depth: 'Infinity' }), depthOf({ depth: '0' }), depthOf({ depth: '1' })]).toEqual([
      'infinity',
      'infinity',
      0,
      1,
    ]);
    for (const depth of ['', '2', '-1', '1,noroot']) expect(() => depthOf({ depth })).toThrow('Depth is');
  });

  it('weak tags match If-None-Match and never If-Match (RFC 9110, 13.1.1 and 13.1.2)', () => {
    const headers = { 'if-match': 'W/"a", "b"', 'if-none-match': 'W/"a", "b"' };
    expect(conditionsOf(headers)).toEqual({ ifMatch: ['"b"'], ifNoneMatch: ['"a"', '"b"'] });
    expect(conditionsOf({ 'if-match': '*' })).toEqual({ ifMatch: '*', ifNoneMatch: null });
  });
});
