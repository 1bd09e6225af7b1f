import type { ParsedPoint } from '../../domain/parsed-contact.js';
import { cleanLine } from '../../reading/clean-text.js';
import type { CardLabels } from './card-labels.js';
import type { CardLine } from '../card-line.js';
import { type CardProperties, isPreferred } from '../card-properties.js';
import { valueText } from '../card-values.js';

/** With or without its scheme; other schemes (xmpp, skype) lead to no page. */
const WEB_ADDRESS = /^(?:https?:\/\/\S|www\.\S|[\w-]+(?:\.[\w-]+)+(?:[/?#:]\S*)?$)/i;
const SCHEMED = /^https?:\/\//i;
/** Outlook has lines of its own for the switchboard and the assistant. */
const NUMBERS = ['tel', 'x-ms-tel'] as const;
/** Lines that may hold a link, or else a name in some service. */
const MESSENGERS = ['impp', 'x-socialprofile', 'socialprofile'] as const;

/**
 * The e-mail addresses, phone numbers and links of a card in its order, with the label that stands beside each. What
 * leads to no page (a name in a messenger) is left to be kept as it stands. Never throws. Source: imports.md, 5.4.
 *
 * @example cardPoints(properties, labels)[0] // { kind: 'email', value: 'greta@radio.example', label: 'work', preferred: true }
 */
export function cardPoints(properties: CardProperties, labels: CardLabels): ParsedPoint[] {
  const points = (name: string, kind: ParsedPoint['kind'], read: (line: CardLine) => string | null): ParsedPoint[] =>
    properties.of(name).flatMap((line) => {
      const value = cleanLine(read(line) ?? undefined);
      if (value !== null || line.value.trim() === '') properties.take(line);
      return value === null ? [] : { kind, value, label: labels.of(line), preferred: isPreferred(line) };
    });
  const text = ({ value }: CardLine): string => valueText(value, properties.version);
  const page = (line: CardLine): string | null => (WEB_ADDRESS.test(text(line).trim()) ? text(line) : null);
  const profile = (line: CardLine): string | null => (SCHEMED.test(text(line).trim()) ? text(line) : null);
  return [
    ...points('email', 'email', (line) => bareAddress(text(line))),
    ...NUMBERS.flatMap((name) => points(name, 'phone', (line) => phoneNumber(text(line)))),
    ...MESSENGERS.flatMap((name) => points(name, 'link', profile)),
    ...points('url', 'link', page),
  ];
}

/** Between angle brackets, where a name stands before it: `"Greta" <greta@radio.example>`. */
function bareAddress(text: string): string {
  return /<([^<>\s]+@[^<>\s]+)>\s*$/.exec(text)?.[1] ?? text.replace(/^\s*mailto:/i, '');
}

function phoneNumber(text: string): string {
  return text.replace(/^\s*tel:/i, '').replace(/;ext=/i, ' ext. ');
}
