import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstPart, type MimePart } from '../../../../src/mail/mailbox/domain/mime-part.js';
import { nextLook } from '../../../../src/mail/mailbox/domain/next-look.js';
import { plainFromHtml } from '../../../../src/mail/mailbox/domain/plain-from-html.js';

const part = (type: string, number: string, more: Partial<MimePart> = {}): MimePart => ({
  type,
  part: number,
  ...more,
});
const nested = (type: string, ...childNodes: readonly MimePart[]): MimePart => ({ type, childNodes });

describe('the part of a mail that is read', () => {
  const mail = nested(
    'multipart/mixed',
    part('text/plain', '1', { disposition: 'ATTACHMENT' }),
    nested(
      'multipart/related',
      nested('multipart/alternative', part('Text/Plain', '2.1.1'), part('text/html', '2.1.2')),
    ),
    nested('message/rfc822', part('text/csv', '3.1')),
  );

  it.each<[readonly string[], string | null]>([
    [['text/plain'], '2.1.1'],
    [['text/html', 'text/plain'], '2.1.2'],
    [['text/calendar', 'text/plain'], '2.1.1'],
    [['text/csv'], null],
    [['image/gif'], null],
  ])('of %j is %s', (types, expected) => {
    expect(firstPart(mail, types)?.part ?? null).toBe(expected);
  });

  it('is not looked for below eight levels or behind two hundred parts', () => {
    let deep = part('text/plain', '1');
    for (let level = 0; level < 100_000; level += 1) deep = nested('multipart/mixed', deep);
    expect(firstPart(deep, ['text/plain'])).toBeNull();
    const wide = nested(
      'multipart/mixed',
      ...Array.from({ length: 100_000 }, () => part('image/gif', '1')),
      part('text/plain', '2'),
    );
    expect(firstPart(wide, ['text/plain'])).toBeNull();
  });
});

describe('HTML as text', () => {
  it.each([
    ['<p>Gern!</p><p>Bis&nbsp;dann</p>', 'Gern!\n\nBis dann'],
    ['Zeile 1<br>Zeile 2<br/>\n  weiter', 'Zeile 1\nZeile 2\nweiter'],
    ['<head><title>x</title></head><style>p { a: b }</style><!-- <p>weg</p> -->da', 'da'],
    ['<script>alert("<p>")</script>da', 'da'],
    ['5 &lt; 6 &amp;&amp; Gr&uuml;&szlig;e &#8364; &#x20AC; &unknown;', '5 < 6 && Grüße € € &unknown;'],
    ['&#0;&#xD800;&#1114112;', ''],
    ['<style>nie zu', ''],
    ['<a href="x', ''],
    ['<blockquote>alt</blockquote>neu', '> alt\nneu'],
  ])('%j', (html, text) => {
    expect(plainFromHtml(html)).toBe(text);
  });

  it.each(['<style>', '<', '&nbsp;', '<!--', '<p', '</style ', '&#'])('%s ten thousand times ends', (piece) => {
    expect(plainFromHtml(piece.repeat(10_000)).length).toBeLessThan(70_000);
  });

  it('many blanks are one, however many there are', () => {
    expect(plainFromHtml('a&nbsp; &nbsp;b <br> &nbsp;c')).toBe('a b\nc');
    expect(plainFromHtml(`a${'&nbsp;'.repeat(100_000)}b`)).toBe('a b');
  });

  it('no tag that ends comes through', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('<', '>', 'p', ' ', '"', '!--', '/', 'style', 'x'), { maxLength: 40 }),
        (pieces) => {
          expect(plainFromHtml(pieces.join(''))).not.toMatch(/<[^<>]*>/);
        },
      ),
    );
  });
});

describe('the next look into a mailbox', () => {
  const minute = 60_000;
  it.each<[string, string | null, number, number]>([
    ['after five minutes where all is well', null, 0, 5],
    ['a minute after a problem began', 'reach', 0, 1],
    ['once it has lasted as long again', 'reach', 8, 8],
    ['at most an hour later', 'tls', 1000, 60],
    ['not sooner than a quarter of an hour after a wrong password', 'sign-in', 0, 15],
    ['at most six hours after a wrong password', 'sign-in', 10_000, 360],
  ])('%s', (_name, problem, lasted, after) => {
    const now = 20_000 * minute;
    expect(nextLook({ now, problem, problemSince: now - lasted * minute })).toBe(now + after * minute);
  });
});
