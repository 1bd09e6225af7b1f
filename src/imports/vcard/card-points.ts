import type { ParsedPoint } from '../domain/parsed-contact.js';
import { cleanLine } from '../reading/clean-text.js';
import type { CardProperties, CardProperty } from './card-properties.js';

/** Apple's own labels are wrapped: `_$!<HomePage>!$_`. */
const BUILT_IN_LABEL = /^_\$!<(.*)>!\$_$/;
/** Types that say what a number is for; the others (internet, voice, pref) say nothing to people. */
const TELLING_TYPES = ['cell', 'work', 'home', 'main', 'fax', 'pager', 'iphone'];

/**
 * The e-mail addresses, phone numbers and links of a card in its order, with the label that stands beside each.
 * Never throws. Source: imports.md, 5.4.
 *
 * @example cardPoints(properties)[0] // { kind: 'email', value: 'greta@radio.example', label: 'work', preferred: true }
 */
export function cardPoints(properties: CardProperties): ParsedPoint[] {
  const labels = labelByGroup(properties);
  const points = (name: string, kind: ParsedPoint['kind'], text = firstValue): ParsedPoint[] =>
    (properties.byName.get(name) ?? []).flatMap((property) => {
      const value = cleanLine(text(property));
      return value === null
        ? []
        : [{ kind, value, label: labelOf(property, labels), preferred: isPreferred(property) }];
    });
  return [
    ...points('email', 'email'),
    ...points('tel', 'phone', phoneNumber),
    ...points('x-socialprofile', 'link').filter(isWritten),
    ...points('socialprofile', 'link').filter(isWritten),
    ...points('url', 'link'),
    ...points('impp', 'link'),
  ];
}

function firstValue({ values }: CardProperty): string {
  return (values[0] ?? '').replaceAll('\\:', ':'); // Apple writes https\://
}

function phoneNumber({ values }: CardProperty): string {
  return (values[0] ?? '').replace(/^tel:/i, '').replace(/;ext=/i, ' ext. ');
}

/** Apple keeps profiles without an address as `x-apple:name`. */
function isWritten({ value }: ParsedPoint): boolean {
  return !value.startsWith('x-apple:');
}

/** Labels that stand in lines of their own, by the group that ties them to a line: `item1.X-ABLabel`. */
export function labelByGroup({ byName }: CardProperties): Map<string, string> {
  const labels = new Map<string, string>();
  for (const { group, values } of byName.get('x-ablabel') ?? []) {
    const text = values[0] ?? '';
    const label = cleanLine(BUILT_IN_LABEL.exec(text)?.[1]?.toLowerCase() ?? text);
    if (group !== null && label !== null) labels.set(group, label);
  }
  return labels;
}

/** What the line is for: its label, else the service, else the type that tells something to people. */
export function labelOf({ group, types, params }: CardProperty, labels: ReadonlyMap<string, string>): string | null {
  const beside = group === null ? undefined : labels.get(group);
  const service = params['x-service-type'] ?? params['service-type'];
  const social = types.find((type) => type === 'linkedin' || type === 'xing');
  return beside ?? service ?? social ?? types.find((type) => TELLING_TYPES.includes(type)) ?? null;
}

/** True for the one of its kind to use first. */
export function isPreferred({ types, params }: CardProperty): boolean {
  return types.includes('pref') || params.pref === '1';
}
