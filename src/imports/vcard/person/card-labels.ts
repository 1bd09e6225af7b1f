import { cleanLine } from '../../reading/clean-text.js';
import type { CardLine } from '../card-line.js';
import type { CardProperties } from '../card-properties.js';
import { valueText } from '../card-values.js';

/** Apple's own labels are wrapped: `_$!<HomePage>!$_`. */
const BUILT_IN_LABEL = /^_\$!<(.*)>!\$_$/;
/** Types that say what a number is for, the most telling first; the others (internet, voice, pref) say nothing to people. */
const TELLING_TYPES = ['fax', 'pager', 'cell', 'iphone', 'main', 'car', 'work', 'home'];
/** They say how something is sent, and nothing that tells one number or page from another. */
const SILENT_TYPES: ReadonlySet<string> = new Set(
  '|voice|pref|internet|msg|text|textphone|dom|intl|postal|parcel|other|uri|url|tlx|x400'.split('|'),
);
/** Beside these, work or home says something more. */
const OF_A_PLACE: ReadonlySet<string> = new Set(['fax', 'pager']);
/** `TEL;X-CUSTOM(CHARSET=UTF-8,ENCODING=QUOTED-PRINTABLE,=42=C3=BC):`, as Android 2 wrote a label of one's own. */
const ANDROID_LABEL = /^x-custom\((?:[^,()]*,){0,4}([^,()]*)\)?$/;
const NETWORKS: ReadonlySet<string> = new Set(['linkedin', 'xing']);

/** What stands beside the lines of a card. */
export class CardLabels {
  private readonly byGroup = new Map<string, string>();
  private readonly takenGroups = new Set<string>();

  constructor(properties: CardProperties) {
    for (const { group, value } of properties.of('x-ablabel')) {
      const text = valueText(value, properties.version);
      const label = cleanLine(BUILT_IN_LABEL.exec(text.trim())?.[1]?.toLowerCase() ?? text);
      if (group !== null && label !== null) this.byGroup.set(group, label);
    }
  }

  /** What the line is for: its label, else the service, else the type that tells something to people. */
  of(line: CardLine): string | null {
    const { group, types, params } = line;
    const beside = group === null ? undefined : this.byGroup.get(group);
    if (group !== null && beside !== undefined) this.takenGroups.add(group);
    const service = params['x-service-type'] ?? params['service-type'];
    return beside ?? service ?? types.find((type) => NETWORKS.has(type)) ?? typeLabel(types) ?? ownLabel(line);
  }

  isTaken(group: string | null): boolean {
    return group !== null && this.takenGroups.has(group);
  }
}

function typeLabel(types: readonly string[]): string | null {
  const telling = TELLING_TYPES.find((type) => types.includes(type));
  const place =
    telling !== undefined && OF_A_PLACE.has(telling) && ['work', 'home'].find((type) => types.includes(type));
  return telling === undefined ? null : place ? `${place} ${telling}` : telling;
}

/** A label of the user's own among the types: `X-Büro`; else a type that we have no word for: `twitter`, `assistant`. */
function ownLabel({ params }: CardLine): string | null {
  const types = (params.type ?? '').split(',');
  const own = types.find((type) => /^x-./i.test(type));
  if (own === undefined) {
    const type = types.find((candidate) => !SILENT_TYPES.has(candidate.toLowerCase()));
    return cleanLine(type?.replace(/^[A-Z]+$/, (capitals) => capitals.toLowerCase()));
  }
  const android = ANDROID_LABEL.exec((params.type ?? '').toLowerCase());
  if (!android) return cleanLine(own.slice(2));
  const encoded = (params.type ?? '').slice(0, -1).split(',').at(-1) ?? '';
  return cleanLine(decoded(encoded));
}

function decoded(encoded: string): string {
  const percent = encoded.replaceAll('%', '%25').replace(/=([0-9A-Fa-f]{2})/g, '%$1');
  try {
    return decodeURIComponent(percent);
  } catch {
    return encoded;
  }
}
