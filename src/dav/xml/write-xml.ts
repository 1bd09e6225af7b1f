import { escapeXml } from '../../common/xml/xml-element.js';

/** The prefixes of what goes out, by their namespaces. */
const PREFIXES: ReadonlyMap<string, string> = new Map([
  ['DAV:', 'd'],
  ['urn:ietf:params:xml:ns:carddav', 'card'],
  ['urn:ietf:params:xml:ns:caldav', 'cal'],
  ['http://calendarserver.org/ns/', 'cs'],
  ['http://apple.com/ns/ical/', 'ical'],
]);
const DECLARATION = '<?xml version="1.0" encoding="utf-8"?>\n';
const NAMESPACES = [...PREFIXES].map(([namespace, prefix]) => ` xmlns:${prefix}="${namespace}"`).join('');
const NAME = /^\{(.*)\}(.+)$/su;

/** Names come again and again: each is taken apart once. A client may make up as many as it likes, so few are kept. */
const tags = new Map<string, Tag>();
const MOST_KEPT = 500;

interface Tag {
  readonly open: string;
  readonly close: string;
}

/**
 * An element of an answer; it stands within one that `beginOf` has begun. Never throws.
 *
 * @param name `{namespace}local`, as XmlElement has it
 * @param inner XML: texts go through escapeXml first
 * @example element('{DAV:}href', escapeXml('/a&b')) // '<d:href>/a&amp;b</d:href>'
 */
export function element(name: string, inner = ''): string {
  const { open, close } = tagOf(name);
  return inner === '' ? `<${open}/>` : `<${open}>${inner}</${close}>`;
}

/** The declaration and the open root, with all prefixes; `endOf` closes it. Never throws. */
export function beginOf(name: string): string {
  return `${DECLARATION}<${tagOf(name).open}${NAMESPACES}>`;
}

/** Never throws. */
export function endOf(name: string): string {
  return `</${tagOf(name).close}>`;
}

function tagOf(name: string): Tag {
  const known = tags.get(name);
  if (known) return known;
  const tag = newTag(name);
  if (tags.size < MOST_KEPT) tags.set(name, tag);
  return tag;
}

/** What has no prefix of ours brings its own namespace along. */
function newTag(name: string): Tag {
  const [, namespace = '', local = name] = NAME.exec(name) ?? [];
  const prefix = PREFIXES.get(namespace);
  if (prefix !== undefined) return { open: `${prefix}:${local}`, close: `${prefix}:${local}` };
  if (namespace === '') return { open: local, close: local };
  return { open: `x:${local} xmlns:x="${escapeXml(namespace)}"`, close: `x:${local}` };
}
