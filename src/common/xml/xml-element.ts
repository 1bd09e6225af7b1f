/** An element of an XML document, by its namespace: which prefix was chosen means nothing (RFC 4918, 14). */
export interface XmlElement {
  /** `{DAV:}href` */
  readonly name: string;
  /** Those without a namespace, by their name. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** All text that stands directly in it, in its order. */
  readonly text: string;
}

/** The namespaces of RFC 4918, RFC 4791 and RFC 6352, and the one of the older collection tag. */
export const dav = (local: string): string => `{DAV:}${local}`;
export const caldav = (local: string): string => `{urn:ietf:params:xml:ns:caldav}${local}`;
export const carddav = (local: string): string => `{urn:ietf:params:xml:ns:carddav}${local}`;
export const calendarServer = (local: string): string => `{http://calendarserver.org/ns/}${local}`;

/** The first child of that name; null without one. Never throws. */
export function childOf(element: XmlElement | null, name: string): XmlElement | null {
  return element?.children.find((child) => child.name === name) ?? null;
}

/** All children of that name. Never throws. */
export function childrenOf(element: XmlElement | null, name: string): readonly XmlElement[] {
  return element?.children.filter((child) => child.name === name) ?? [];
}

/** The text of an element without blanks around it; null for none. Never throws. */
export function textOf(element: XmlElement | null): string | null {
  return element?.text.trim() || null;
}

/** Characters that no document may hold, in whatever spelling (XML 1.0, 2.2). */
const NO_CHARACTERS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/**
 * A text as it may stand in a document (XML 1.0, 2.4); what no document can hold is left out. A carriage return goes as a
 * reference: readers turn a bare one into a line feed (2.11). Never throws.
 *
 * @example escapeXml('a < b & c') // 'a &lt; b &amp; c'
 */
export function escapeXml(text: string): string {
  return text
    .replace(NO_CHARACTERS, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\r', '&#13;');
}
