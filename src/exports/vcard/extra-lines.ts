import type { PortableExtra } from '../people/portable-person.js';
import { parts } from './content-line.js';
import { isPrintedByUs, ownPrefix } from './own-properties.js';

/** What came from a card and goes out again as a line of its own, and the rest, which stands in ours. */
export interface ExtraLines {
  readonly lines: readonly { readonly property: string; readonly value: string }[];
  /** The organisation with its department, as a card had it; null: ours says all. */
  readonly organisation: string | null;
  /** Groups that these lines use, in lower case: labels of ours must not meet them. */
  readonly groups: ReadonlySet<string>;
}

/** Our own property for what can't stand alone: a column of a table, or a property that we print ourselves. */
const EXTRA = `${ownPrefix}EXTRA`;
/** Group, name, parameters with their values, as RFC 6350, 3.3 wants them. */
const WELL_FORMED =
  /^(?:([A-Za-z0-9-]+)\.)?([A-Za-z0-9-]+)(?:;[A-Za-z0-9-]+=(?:"[^"\p{Cc}]*"|[^",:;\p{Cc}]*)(?:,(?:"[^"\p{Cc}]*"|[^",:;\p{Cc}]*))*)*$/u;
/** Longer is no name with parameters. Unit: characters. */
const LONGEST_NAME = 1000;
/** Would be decoded once more; what we keep is decoded. */
const ENCODED = /[;,(="]quoted-printable|[;,("]charset=/i;
const UNPRINTABLE = /[\u0000-\u0008\u000a-\u001f\u007f]|\p{Surrogate}/u;
/** Begins a card within the card. */
const NESTED = /^\s*BEGIN\s*:\s*VCARD\s*$/i;

/**
 * How the extras of a person stand in a card: those of cards as they came, once; everything else in
 * `X-WIEDERSEHEN-EXTRA:name;value`, so that our own reader loses nothing. Never throws.
 *
 * @example extraLines([{ origin: 'table', name: 'Hobby', value: 'Chor' }], null).lines[0].value // 'Hobby;Chor'
 */
export function extraLines(extras: readonly PortableExtra[], organisation: string | null): ExtraLines {
  const groups = new Set<string>();
  const lines: { property: string; value: string }[] = [];
  let withDepartment: string | null = null;
  for (const extra of extras) {
    if (withDepartment === null && isDepartmentOf(extra, organisation)) {
      withDepartment = extra.value;
      continue;
    }
    const [, group, name] = extra.origin === 'vcard' ? (plainName(extra) ?? []) : [];
    if (group) groups.add(group.toLowerCase());
    if (name) lines.push({ property: extra.name, value: extra.value });
    else lines.push({ property: ownProperty(extra), value: parts([extra.name, extra.value]) });
  }
  return { lines, organisation: withDepartment, groups };
}

function plainName({ name, value }: PortableExtra): RegExpExecArray | null {
  if (name.length > LONGEST_NAME || ENCODED.test(name) || UNPRINTABLE.test(value) || NESTED.test(value)) return null;
  if (UNPRINTABLE.test(name)) return null;
  const found = WELL_FORMED.exec(name);
  return found && !isPrintedByUs(found[2] ?? '') ? found : null;
}

function ownProperty({ origin }: PortableExtra): string {
  return origin === 'vcard' ? `${EXTRA};${ownPrefix}ORIGIN=vcard` : EXTRA;
}

/** `Radio Muster;Kultur` still says where somebody works. */
function isDepartmentOf({ origin, name, value }: PortableExtra, organisation: string | null): boolean {
  if (origin !== 'vcard' || name !== 'ORG' || !organisation || UNPRINTABLE.test(value)) return false;
  const isPlain = !/[;\\]/.test(organisation);
  return value.startsWith(`${parts([organisation])};`) || (isPlain && value.startsWith(`${organisation};`));
}
