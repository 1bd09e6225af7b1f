import { describe, expect, it } from 'vitest';
import { inVersion } from '../../../src/collections/people/cards/card-version.js';
import { vcardVersions } from '../../../src/exports/vcard/write-vcard.js';
import { cardFile, cardFiles, toldBy } from './cards-world.js';

const pictureOf = (text: string): string | undefined =>
  /\/9j\/[A-Za-z0-9+/=]+/.exec(text.replace(/\r?\n[ \t]/g, '').replace(/\s+(?=[A-Za-z0-9+/=]{20})/g, ''))?.[0];

describe('a card in another version (RFC 6350, appendix A; RFC 2426)', () => {
  it.each(cardFiles.flatMap((name) => vcardVersions.map((version) => ({ name, version }))))(
    '$name as $version tells the same, with the same picture',
    ({ name, version }) => {
      const text = cardFile(name);
      const other = inVersion(text, version);
      expect(toldBy(other)).toEqual(toldBy(text));
      expect(other).toContain(`VERSION:${version}`);
      expect(pictureOf(other)?.slice(0, 60)).toBe(pictureOf(text)?.slice(0, 60));
      expect(inVersion(other, version)).toBe(other);
    },
  );

  it('a picture becomes a data: URI in 4.0 and is ENCODING=b in 3.0 (RFC 6350, 6.2.4; RFC 2426, 3.1.4)', () => {
    const there = inVersion(cardFile('ios.vcf'), '4.0');
    expect(there.replaceAll('\r\n ', '')).toContain('&abcdefghijklmn==:data:image/jpeg;base64,/9j/');
    expect(inVersion(there, '3.0').replaceAll('\r\n ', '')).toContain('ENCODING=b;TYPE=JPEG:');
  });

  it('a birthday without a year is spelled as each version knows it (RFC 6350, 4.3.1)', () => {
    expect(inVersion(cardFile('ios.vcf'), '4.0')).toContain('\r\nBDAY:--0517\r\n');
    expect(inVersion(inVersion(cardFile('ios.vcf'), '4.0'), '3.0')).toContain('BDAY;X-APPLE-OMIT-YEAR=1604:1604-05-17');
  });

  it('what is preferred says so as each version does (RFC 6350, 5.3; RFC 2426, 3.3.1)', () => {
    expect(inVersion(cardFile('khard.vcf'), '4.0')).toContain('TEL;TYPE=cell;PREF=1:0171 222333');
    expect(inVersion(cardFile('davx5.vcf'), '3.0')).toContain('TEL;TYPE=cell;TYPE=pref:+49 170 1234567');
  });

  it('an organisation stays one: KIND and what Apple calls it (RFC 6350, 6.1.4)', () => {
    const firm = 'BEGIN:VCARD\r\nVERSION:4.0\r\nKIND:org\r\nFN:Radio Muster\r\nORG:Radio Muster\r\nEND:VCARD\r\n';
    const old = inVersion(firm, '3.0');
    expect(old).toContain('X-ADDRESSBOOKSERVER-KIND:org');
    expect(old).toMatch(/\r\nN:/);
    expect(inVersion(old, '4.0')).toContain('\r\nKIND:org\r\n');
  });

  it('coordinates go from two numbers to a URI and back (RFC 2426, 3.4.2; RFC 6350, 6.5.2)', () => {
    const card = 'BEGIN:VCARD\nVERSION:3.0\nN:Probe;Pia;;;\nFN:Pia Probe\nGEO:50.9;6.9\nEND:VCARD\n';
    expect(inVersion(card, '4.0')).toContain('\nGEO:geo:50.9,6.9\n');
    expect(inVersion(inVersion(card, '4.0'), '3.0')).toBe(card);
  });

  it('texts of 2.1 are escaped, and quoted-printable is no more', () => {
    const card = inVersion(cardFile('old-phone.vcf'), '3.0');
    expect(card).toContain('N:Müller;Jürgen;;;');
    expect(card).toContain('NOTE:Grüße aus dem Chor und vom Markt');
    expect(card).not.toMatch(/QUOTED-PRINTABLE|BASE64/);
  });
});
