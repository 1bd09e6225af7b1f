import { escapeXml } from '../../common/xml/xml-element.js';
import { statusElement } from '../multistatus.js';
import { element } from '../xml/write-xml.js';
import type { Asked } from './asked.js';

/** A property that the server keeps by itself (RFC 4918, 4.2), of something of the kind `T`. */
export interface LiveProperty<T> {
  /** `{DAV:}getetag` */
  readonly name: string;
  /** Whether DAV:allprop names it: those of RFC 4918, not those of extensions (each says so of its own). */
  readonly isForAll: boolean;
  /** As XML, empty for an empty element; null: this one does not have it. */
  readonly valueOf: (of: T) => string | null;
}

export type PropertyTable<T> = ReadonlyMap<string, LiveProperty<T>>;

/** Never throws. */
export function propertyTable<T>(properties: readonly LiveProperty<T>[]): PropertyTable<T> {
  return new Map(properties.map((property) => [property.name, property]));
}

/**
 * The response about one thing: what it has of what was asked, and what it has not (RFC 4918, 9.1 and 14.22). Never throws.
 *
 * @param href as it goes out, percent-encoded
 * @param isMinimal what is not there is left out, too (RFC 8144, 2.1: Prefer: return=minimal)
 */
export function propResponse<T>(
  href: string,
  asked: Asked,
  { table, of }: { readonly table: PropertyTable<T>; readonly of: T },
  isMinimal: boolean,
): string {
  const found: string[] = [];
  const missing: string[] = [];
  for (const name of namesOf(asked, table)) {
    const value = table.get(name)?.valueOf(of) ?? null;
    if (value !== null) found.push(element(name, asked.what === 'names' ? '' : value));
    else if (isSaid(asked, name)) missing.push(element(name));
  }
  const stats = propstats(found, isMinimal ? [] : missing);
  return `<d:response><d:href>${escapeXml(href)}</d:href>${stats}</d:response>`;
}

/** At least one of them stands in a response (RFC 4918, 14.24). */
function propstats(found: readonly string[], missing: readonly string[]): string {
  if (missing.length === 0) return propstat(found, 200);
  return (found.length > 0 ? propstat(found, 200) : '') + propstat(missing, 404);
}

/** Properties as XML that share a status. Never throws. */
export function propstat(properties: readonly string[], status: number): string {
  return `<d:propstat><d:prop>${properties.join('')}</d:prop>${statusElement(status)}</d:propstat>`;
}

function namesOf<T>(asked: Asked, table: PropertyTable<T>): Iterable<string> {
  if (asked.what === 'some') return asked.names;
  if (asked.what === 'names') return table.keys();
  const forAll = [...table.values()].filter(({ isForAll }) => isForAll).map(({ name }) => name);
  return new Set([...forAll, ...asked.names]);
}

/** Whether it was asked for by its name: what all have is no promise. */
function isSaid(asked: Asked, name: string): boolean {
  return asked.what !== 'names' && asked.names.has(name);
}
