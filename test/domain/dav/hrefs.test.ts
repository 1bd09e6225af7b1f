import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Account } from '../../../src/accounts/account.entity.js';
import type { DavUser } from '../../../src/dav/dav-user.js';
import { hrefOf, type Place, placeOf, placeOfHref } from '../../../src/dav/hrefs.js';

const account = { id: '01a19b45-b800-726a-801f-521b031de143' } as Account; // nothing else of it is looked at
const who: DavUser = { account, mayWrite: true, basePath: '' };
const below: DavUser = { ...who, basePath: '/kontakte' };
const book = `/dav/addressbooks/${account.id}/people/`;
const places: Place[] = [
  { at: 'root', path: '/' },
  { at: 'root', path: '/dav/' },
  { at: 'root', path: '/principals/' },
  { at: 'principals' },
  { at: 'principal' },
  { at: 'addressbooks' },
  { at: 'calendars' },
  { at: 'collection', kind: 'people' },
  { at: 'collection', kind: 'meetings' },
  { at: 'item', kind: 'follow-ups', name: 'a b;c@d:e.ics' },
];
/** What a program may call its file: no signs that end or divide an address, in no spelling. */
const name = fc
  .string({ unit: 'binary', minLength: 1, maxLength: 255 })
  .filter((text) => !/[\u0000-\u001f\u007f/\\%]|^\.{1,2}$|\p{Surrogate}/u.test(text));

describe('addresses (RFC 4918, 8.3)', () => {
  it.each(places)('every place has an address that leads back to it: %j', (place) => {
    for (const user of [who, below]) expect(placeOfHref(hrefOf(place, user), user)).toEqual(place);
    expect(placeOf(hrefOf(place, who), who)).toEqual(place);
  });

  it('whatever a file is called, its address is plain ASCII and leads back to it', () => {
    fc.assert(
      fc.property(name, (each) => {
        const place: Place = { at: 'item', kind: 'people', name: each };
        const href = hrefOf(place, below);
        expect(href).toMatch(/^[!-~]+$/);
        expect(placeOfHref(href, below)).toEqual(place);
      }),
    );
  });

  it('whatever a client asks for, it is a place of its own or refused', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.constantFrom('', '/', '/dav/', book), (text, before) => {
        const place = placeOfHref(before + text, who);
        if (place?.at === 'item') expect(place.name).not.toMatch(/[/\\\u0000]|^\.{1,2}$/);
      }),
    );
  });

  it('an address in a body may be absolute, with or without the base path (a proxy may cut it off)', () => {
    const place: Place = { at: 'item', kind: 'people', name: 'x.vcf' };
    expect(placeOfHref(`https://contacts.example/kontakte${book}x.vcf`, below)).toEqual(place);
    expect(placeOfHref(`HTTP://contacts.example:8443${book}x.vcf`, below)).toEqual(place);
    expect(placeOfHref(`\n ${book}x.vcf `, who)).toEqual(place);
  });

  it.each([
    '',
    'x.vcf',
    'ftp://x/y',
    '/today',
    '/dav/addressbooks/somebody/people/x.vcf',
    `/dav/calendars/${account.id}/people/x.vcf`,
    `/dav/addressbooks/${account.id}/meetings/`,
    `${book}../x.vcf`,
    `${book}%2e%2e`,
    `${book}%252e%252e`,
    `${book}a%00`,
    `${book}a%252fb`,
    `${book}%ff`,
    `${book}x.vcf/`,
    `${book}x/y`,
    `${book}/`,
    `/dav//addressbooks/`,
  ])('%j leads nowhere', (href) => {
    expect(placeOfHref(href, who)).toBeNull();
  });
});
