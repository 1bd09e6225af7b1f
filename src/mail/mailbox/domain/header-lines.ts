/** Headers of a mail by their names in small letters, each as often as it stands there, unfolded. */
export type Headers = ReadonlyMap<string, readonly string[]>;

/** Of one name, the first so many count: a mail passes some dozens of servers at most, and each adds a line. */
const MAX_VALUES = 100;

/** A name, then its value and the lines that go on with it (RFC 5322, 2.2). */
const FIELD = /^([!-9;-~]+)[ \t]*:(.*(?:\r?\n[ \t].*)*)/gm;

/**
 * Reads header lines, the first hundred of each name; what is none is passed over, and control characters become blanks.
 * Never throws.
 * `readHeaders('Subject: a\r\n b\r\n').get('subject')` is `['a b']`.
 */
export function readHeaders(text: string): Headers {
  const headers = new Map<string, string[]>();
  for (const [, name = '', value = ''] of text.matchAll(FIELD)) {
    const key = name.toLowerCase();
    const values = headers.get(key) ?? [];
    if (values.length >= MAX_VALUES) continue;
    values.push(value.replace(/\p{Cc}+ */gu, ' ').trim());
    headers.set(key, values);
  }
  return headers;
}

/** The first of its name, or ''. */
export function firstHeader(headers: Headers, name: string): string {
  return headers.get(name)?.[0] ?? '';
}
