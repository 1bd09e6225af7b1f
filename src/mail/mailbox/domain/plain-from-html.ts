/** Their contents are no text. */
const SILENT = /<(style|script|head|title|template)\b[^<>]*>[\s\S]*?(?:<\/\1\s*>|$)|<!--[\s\S]*?(?:-->|$)/gi;

/** Where a line ends. */
const LINE_ENDS = /<\/?(?:br|p|div|tr|li|ul|ol|table|h[1-6]|blockquote|pre|hr)\b[^<>]*>/gi;

const ENTITIES: Readonly<Record<string, string>> = {
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' },
  ...{ auml: 'ä', ouml: 'ö', uuml: 'ü', Auml: 'Ä', Ouml: 'Ö', Uuml: 'Ü', szlig: 'ß', euro: '€' },
  ...{ ndash: '–', mdash: '—', hellip: '…', lsquo: '‘', rsquo: '’', ldquo: '“', rdquo: '”', bdquo: '„', eacute: 'é' },
};

/** The last code point (Unicode 16, 3.4). */
const LAST_CODE_POINT = 0x10ffff;

/**
 * What remains of HTML for somebody who reads it as text: no tags, lines where blocks end, one blank for many, entities as
 * characters, and a mark where a quotation begins. Only for reading what a mail says; what comes out is text, never markup. Never throws.
 * `plainFromHtml('<p>Gern!</p><p>Bis&nbsp;dann</p>')` is `'Gern!\n\nBis dann'`.
 */
export function plainFromHtml(html: string): string {
  return html
    .replace(SILENT, '')
    .replace(/\s+/g, ' ')
    .replace(/<blockquote\b[^<>]*>/gi, '\n&gt; ')
    .replace(LINE_ENDS, '\n')
    .replace(/<[^<>]*>?/g, '')
    .replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi, character)
    .replace(/[ \t]+/g, ' ') // before the next: it would go over long runs again and again
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function character(entity: string, decimal?: string, hex?: string, name?: string): string {
  if (name !== undefined) return ENTITIES[name] ?? entity;
  const code = decimal === undefined ? parseInt(hex ?? '', 16) : Number(decimal);
  const isText = code >= 0x20 && code <= LAST_CODE_POINT && !(code >= 0xd800 && code <= 0xdfff);
  return isText ? String.fromCodePoint(code) : ' ';
}
