import { addressShapes } from '../../../contacts/domain/address-shape.js';
import type { ParsedContact, ParsedExtra, ParsedPoint } from '../../domain/parsed-contact.js';
import { line } from '../fields.js';
import type { Fields, MonicaPerson } from '../monica-account.js';

/** Monica's own types, whose names say no more than the kind does. */
const PLAIN_NAMES = ['email', 'e-mail', 'phone', 'telefon', 'téléphone'];
const LINK = /^(?:https?:\/\/|www\.)\S+$|^[\w-]+(?:\.[\w-]+)+\/\S+$/i;
const NUMBER = /^[+\d][\d\s()/.-]{4,40}$/;
/** What stands in front of a value that was copied as a link. */
const SCHEME = /^(?:mailto|tel):/i;

/**
 * Ways to reach a person: e-mail addresses and numbers by the type that Monica gives them, else by what they look like.
 * A name in some network is no address, and joins the extras under the network's name.
 *
 * @example monicaPoints(greta, []).points[0] // { kind: 'email', value: 'greta@radio.example', label: null, preferred: false }
 */
export function monicaPoints(
  { things }: MonicaPerson,
  extras: readonly ParsedExtra[],
): Pick<ParsedContact, 'points' | 'extras'> {
  const points: ParsedPoint[] = [];
  const handles: ParsedExtra[] = [];
  for (const fields of things.get('contact_field') ?? []) {
    const value = line(fields, 'data')?.replace(SCHEME, '');
    if (!value) continue;
    const name = line(fields, 'name');
    const kind = kindOf(fields, value);
    if (kind) points.push({ kind, value, label: labelOf(name), preferred: false });
    else handles.push({ name: name ?? 'contact_field', value });
  }
  return { points, extras: [...handles, ...extras] };
}

function kindOf(fields: Fields, value: string): ParsedPoint['kind'] | null {
  const told = [line(fields, 'type'), line(fields, 'protocol')].map((text) => text?.toLowerCase() ?? '');
  if (told.some((text) => text === 'email' || text.startsWith('mailto'))) return 'email';
  if (told.some((text) => text === 'phone' || text.startsWith('tel'))) return 'phone';
  return byLooks(value);
}

function byLooks(value: string): ParsedPoint['kind'] | null {
  if (LINK.test(value)) return 'link';
  if (addressShapes.email.test(value)) return 'email';
  return NUMBER.test(value) ? 'phone' : null;
}

function labelOf(name: string | null): string | null {
  return name === null || PLAIN_NAMES.includes(name.toLowerCase()) ? null : name;
}
