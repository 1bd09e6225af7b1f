import { describe, expect, it } from 'vitest';
import { conditionsOf, multistatusOf, propOf } from '../../../src/calendar-accounts/caldav/multistatus.js';
import { readXml } from '../../../src/calendar-accounts/caldav/read-xml.js';
import { NotXml } from '../../../src/common/xml/read-xml-text.js';
import { caldav, childOf, dav, textOf } from '../../../src/common/xml/xml-element.js';

const read = (text: string) => readXml(Buffer.from(text));

describe('XML from a server', () => {
  it('is read by namespace, whatever the prefix', async () => {
    for (const [open, close] of [
      ['<d:a xmlns:d="DAV:"><d:b>x</d:b>', '</d:a>'],
      ['<a xmlns="DAV:"><b>x</b>', '</a>'],
      ['<D:a xmlns:D="DAV:"><b xmlns="DAV:"><![CDATA[x]]></b>', '</D:a>'],
    ]) {
      const root = await read(`${open}<b xmlns="urn:other">y</b>${close}`);
      expect(root.name).toBe(dav('a'));
      expect(textOf(childOf(root, dav('b')))).toBe('x');
    }
  });

  it('keeps names that look like numbers, and text that stands in pieces', async () => {
    const long = 'ü😀'.repeat(100_000);
    const root = await read(`<a xmlns="DAV:"><b>2026</b><c>${long}&amp;&#228;</c></a>`);
    expect(textOf(childOf(root, dav('b')))).toBe('2026');
    expect(textOf(childOf(root, dav('c')))).toBe(`${long}&ä`);
  });

  it.each([
    ['a document type', '<!DOCTYPE a [<!ENTITY e "x">]><a>&e;</a>'],
    ['an external entity', '<!DOCTYPE a SYSTEM "http://127.0.0.1/x"><a/>'],
    ['a thousand laughs', `<!DOCTYPE a [<!ENTITY a "${'x'.repeat(9)}"><!ENTITY b "&a;&a;&a;">]><a>&b;</a>`],
    ['an unknown entity', '<a>&nbsp;</a>'],
    ['an unknown prefix', '<d:a/>'],
    ['a page', '<html><body><br></body></html>'],
    ['nothing', ''],
    ['half of it', '<a><b></b>'],
    ['words', 'Not found'],
    ['something too deep', '<a>'.repeat(400_000)],
    ['too many elements', `<a>${'<b/>'.repeat(250_000)}</a>`],
    ['a character that no document may have', '<a>\u0000</a>'],
    ['the number of such a character', '<a>&#0;</a>'],
    ['a tag that goes on and on', `<a ${Array.from({ length: 80_000 }, (_, at) => `b${at}=""`).join(' ')}/>`],
    [
      'a tag with thousands of namespaces',
      `<a ${Array.from({ length: 9000 }, (_, at) => `xmlns:b${at}="c"`).join(' ')}/>`,
    ],
  ])('is refused as %s', async (_, text) => {
    await expect(read(text)).rejects.toBeInstanceOf(NotXml);
  });

  it('tells what is there from what is not', async () => {
    const root = await read(`<multistatus xmlns="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav">
      <response><href>/a</href><href>/b</href><status>HTTP/1.1 404 Not Found</status></response>
      <response><href> /c </href>
        <propstat><prop><getetag>"1"</getetag></prop><status>HTTP/1.1 200 OK</status></propstat>
        <propstat><prop><displayname>no</displayname></prop><status>HTTP/1.1 403 Forbidden</status></propstat>
      </response></multistatus>`);
    const [a, b, c] = multistatusOf(root) ?? [];
    expect([a?.href, a?.status, b?.href, b?.status]).toEqual(['/a', 404, '/b', 404]);
    expect(c?.href).toBe('/c');
    expect(c && textOf(propOf(c, dav('getetag')))).toBe('"1"');
    expect(c && propOf(c, dav('displayname'))).toBeNull();
    expect(multistatusOf(await read('<a/>'))).toBeNull();
  });

  it('names the conditions of a refusal', async () => {
    const root = await read('<error xmlns="DAV:"><c:no-uid-conflict xmlns:c="urn:ietf:params:xml:ns:caldav"/></error>');
    expect(conditionsOf(root)).toEqual([caldav('no-uid-conflict')]);
  });
});
