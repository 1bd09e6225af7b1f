import type { TextParams } from '../common/text.js';
import { fullName } from '../contacts/domain/full-name.js';
import type { PersonNearTarget } from './one-step.service.js';

/** Why somebody is near a target, as a sentence: "Arbeitet mit Tom Weber zusammen: Tom Weber ist bei Radio Nordlicht." */
export function reasonNear(
  { contact, way, through }: Pick<PersonNearTarget, 'contact' | 'way' | 'through'>,
  say: (key: string, params?: TextParams) => string,
): string {
  const there = through?.contact ?? contact;
  const name = fullName(there) || 'none';
  const why = say(`targets.way.${way.code}`, { name, where: way.where });
  return through ? say(`targets.through.${through.kind}`, { name, why }) : why;
}
