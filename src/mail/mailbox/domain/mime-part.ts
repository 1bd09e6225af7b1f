/** A part of a mail, as its structure tells (BODYSTRUCTURE, RFC 9051, 7.5.2): nothing of it has been read. */
export interface MimePart {
  /** `2.1`; the whole mail if it has one part only, then nothing is said. */
  readonly part?: string | undefined;
  /** `text/plain` */
  readonly type: string;
  readonly parameters?: Readonly<Record<string, string>> | undefined;
  readonly encoding?: string | undefined;
  readonly disposition?: string | undefined;
  /** Still encoded, in bytes. */
  readonly size?: number | undefined;
  /** Of message/rfc822: the headers of that mail. */
  readonly envelope?: { readonly messageId?: string | undefined } | undefined;
  readonly childNodes?: readonly MimePart[] | undefined;
}

/** Mail programs nest three or four deep; nothing below is looked at. */
const MAX_DEPTH = 8;

/** Of a mail with more parts, only the first ones are looked at. */
const MAX_PARTS = 200;

/**
 * The first part of one of these types, in the order of `types`, then of the mail. What is attached is left out, and so is
 * the inside of forwarded mails. Looks at no more than 200 parts and 8 levels. Never throws.
 * `firstPart(structure, ['text/plain', 'text/html'])`
 */
export function firstPart(structure: MimePart, types: readonly string[]): MimePart | null {
  const parts = partsOf(structure);
  for (const type of types) {
    const found = parts.find((part) => typeOf(part) === type && part.disposition?.toLowerCase() !== 'attachment');
    if (found) return found;
  }
  return null;
}

/**
 * The part that a calendar program reads (RFC 6047, 2.4): text/calendar that says its method before one that does not, then
 * the same as a file (application/ics). Attached or not: programs do both. Not inside of forwarded mails. Never throws.
 *
 * @example calendarPartIn(structure)?.parameters?.method // 'REPLY'
 */
export function calendarPartIn(structure: MimePart): MimePart | null {
  const parts = partsOf(structure);
  const inText = parts.filter((part) => typeOf(part) === 'text/calendar');
  const saying = inText.find((part) => (part.parameters?.['method'] ?? '') !== '');
  return saying ?? inText[0] ?? parts.find((part) => typeOf(part) === 'application/ics') ?? null;
}

/** All parts of a mail, as far as they are looked at, the outer ones first. */
function partsOf(structure: MimePart): readonly MimePart[] {
  const found: MimePart[] = [];
  const waiting: { readonly part: MimePart; readonly depth: number }[] = [{ part: structure, depth: 0 }];
  while (found.length < MAX_PARTS) {
    const next = waiting.shift();
    if (!next) break;
    found.push(next.part);
    if (next.depth >= MAX_DEPTH || typeOf(next.part).startsWith('message/')) continue;
    const inner = (next.part.childNodes ?? []).slice(0, MAX_PARTS);
    waiting.unshift(...inner.map((part) => ({ part, depth: next.depth + 1 })));
  }
  return found;
}

function typeOf(part: MimePart): string {
  return part.type.toLowerCase();
}
