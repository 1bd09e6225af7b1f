import type { ParsedExtra } from '../../domain/parsed-contact.js';
import type { CardLabels } from './card-labels.js';
import type { CardLine } from '../card-line.js';
import type { CardProperties } from '../card-properties.js';

/** They frame a card or say what it is, and nothing about the person. */
const OF_THE_CARD: ReadonlySet<string> = new Set(['begin', 'end', 'version']);
/** Pictures as some programs fold them, with more than one blank. */
const BASE64 = /^[A-Za-z0-9+/=\s]{100,}$/;
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f]/g;

/**
 * What no field of ours has taken, as it stands, in its order, but for a line break, which is written as \n. A label stays
 * with what is kept of its group. Never throws.
 *
 * @example cardExtras(properties, labels)[0] // { name: 'item3.X-ABDATE;type=pref', value: '2019-08-01' }
 */
export function cardExtras(properties: CardProperties, labels: CardLabels): ParsedExtra[] {
  return untaken(properties, labels).map(({ head, value }) => {
    const text = BASE64.test(value) ? value.replace(/\s+/g, '') : oneLine(value);
    return { name: head.replace(CONTROL, ''), value: text };
  });
}

function untaken(properties: CardProperties, labels: CardLabels): CardLine[] {
  const kept = properties.lines.filter((line) => !properties.isTaken(line) && isTold(line));
  const groups = new Set(kept.filter(({ name }) => name !== 'x-ablabel').map(({ group }) => group));
  return kept.filter(({ name, group }) => name !== 'x-ablabel' || groups.has(group) || !labels.isTaken(group));
}

function isTold({ name, value }: CardLine): boolean {
  return !OF_THE_CARD.has(name) && /[^;\s]/.test(value);
}

function oneLine(value: string): string {
  return value.replace(/\r\n?|\n/g, '\\n').replace(CONTROL, '');
}
