import ICAL from 'ical.js';

/** One line of a card. A value with parts (N, ADR, ORG) has several texts, others one. */
export interface CardProperty {
  readonly values: readonly string[];
  /** Parameter names in lower case; TYPE=work,pref is a list, lower-cased. */
  readonly types: readonly string[];
  readonly params: Readonly<Record<string, string>>;
  /** "item1" of "item1.TEL", which ties a label to it. */
  readonly group: string | null;
}

export interface CardProperties {
  readonly byName: ReadonlyMap<string, readonly CardProperty[]>;
  /** Lines that could not be read and were left out. */
  readonly dropped: number;
}

type JcardProperty = [name: string, params: Record<string, string | string[]>, type: string, ...values: unknown[]];

/** Parameters without a name as in `TEL;CELL:`, common in files that call themselves 3.0. */
const NAMELESS_PARAMETER = /;([A-Za-z0-9-]+)(?=[;:])/g;

/**
 * The properties of a vCard 3.0 or 4.0 by lower-case name. A line that can't be read is left out and counted; the rest
 * of the card goes on. Never throws. Source: RFC 2426, RFC 6350; imports.md, 5.4.
 *
 * @example cardProperties(['FN:Greta'], '4.0').byName.get('fn')[0].values // ['Greta']
 */
export function cardProperties(lines: readonly string[], version: string): CardProperties {
  const designSet = version === '4.0' ? ICAL.design.vcard : ICAL.design.vcard3;
  const byName = new Map<string, CardProperty[]>();
  let dropped = 0;
  for (const line of lines) {
    const parsed = parsedLine(line, designSet);
    if (!parsed) dropped += 1;
    else byName.set(parsed[0], [...(byName.get(parsed[0]) ?? []), property(parsed)]);
  }
  return { byName, dropped };
}

type DesignSet = typeof ICAL.design.vcard;

function parsedLine(line: string, designSet: DesignSet): JcardProperty | null {
  return attempt(line, designSet) ?? attempt(withNamedParameters(line), designSet);
}

function attempt(line: string, designSet: DesignSet): JcardProperty | null {
  try {
    return ICAL.parse.property(line, designSet) as JcardProperty; // the library types it as any
  } catch {
    return null;
  }
}

function withNamedParameters(line: string): string {
  const colon = line.indexOf(':');
  return colon === -1 ? line : line.slice(0, colon + 1).replace(NAMELESS_PARAMETER, ';TYPE=$1') + line.slice(colon + 1);
}

function property([, params, , ...values]: JcardProperty): CardProperty {
  const single = Object.entries(params).map(([name, value]) => [name, texts(value).join(',')] as const);
  return {
    values: values.length === 1 && Array.isArray(values[0]) ? values[0].map(joined) : values.map(joined),
    types: texts(params.type ?? []).map((type) => type.toLowerCase()),
    params: Object.fromEntries(single),
    group: params.group === undefined ? null : String(params.group).toLowerCase(),
  };
}

/** A part may hold several values ("Anna,Lena"): they are read as one text. */
function joined(value: unknown): string {
  return Array.isArray(value) ? value.map(String).join(' ') : String(value);
}

function texts(value: string | string[]): string[] {
  return Array.isArray(value) ? value : value.split(',');
}
