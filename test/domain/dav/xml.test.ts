import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeXml } from '../../../src/common/xml/xml-element.js';
import { DavRefused } from '../../../src/dav/dav.errors.js';
import { beginOf, element, endOf } from '../../../src/dav/xml/write-xml.js';
import { readXml } from '../../../src/dav/xml/read-xml.js';

const read = (text: string): ReturnType<typeof readXml> => readXml(Buffer.from(text));

describe('XML out and in again (RFC 4918, 8.2 and 14)', () => {
  it('whatever text goes out comes in again as it was, but for what no document may hold', async () => {
    const text = fc.string({
      unit: fc.constantFrom('a', 'ü', '😀', '&', '<', '>', '"', "'", ']]>', '\r', '\n', '\t', '\0'),
    });
    await fc.assert(
      fc.asyncProperty(text, async (each) => {
        const root = await read(beginOf('{DAV:}a') + element('{DAV:}b', escapeXml(each)) + endOf('{DAV:}a'));
        expect(root?.children[0]?.text).toBe(each.replaceAll('\0', ''));
      }),
    );
  });

  it.each(['{DAV:}href', '{urn:ietf:params:xml:ns:carddav}filter', '{}bare', '{urn:x?a=1&b="2"}own', '{a}b'])(
    'the name %s comes in again as it was',
    async (name) => {
      const root = await read(beginOf('{DAV:}a') + element(name, element('{DAV:}inner')) + endOf('{DAV:}a'));
      expect(root?.children[0]?.name).toBe(name);
      expect(root?.children[0]?.children[0]?.name).toBe('{DAV:}inner');
    },
  );

  it('an empty body is no document, and blanks are a broken one', async () => {
    expect(await read('')).toBeNull();
    await expect(read('  ')).rejects.toThrow('no XML');
  });

  it('which prefix a client chooses means nothing', async () => {
    const texts = ['<a xmlns="DAV:"/>', '<D:a xmlns:D="DAV:"/>', '<q.1:a xmlns:q.1="DAV:"/>'];
    for (const text of texts) expect((await read(text))?.name).toBe('{DAV:}a');
  });

  it.each(['utf16le', 'swapped'])('UTF-16 is read in either order of octets: %s', async (order) => {
    const bytes = Buffer.from('\ufeff<?xml version="1.0" encoding="UTF-16"?><ü xmlns="DAV:">€</ü>', 'utf16le');
    const root = await readXml(order === 'swapped' ? bytes.swap16() : bytes);
    expect([root?.name, root?.text]).toEqual(['{DAV:}ü', '€']);
  });

  it('whatever octets come, they are read or refused as the client’s fault', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        const outcome = await readXml(bytes).catch((error: unknown) => error);
        if (outcome instanceof Error) expect(outcome).toBeInstanceOf(DavRefused);
      }),
    );
  });
});
