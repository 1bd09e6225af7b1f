import { latestFirst, type PastRole, type PostalAddress } from '../../../contacts/domain/address-book.js';
import { chosenOf, type MergeChoices } from './merge-choices.js';
import type { MergeableFields } from './mergeable.js';

/**
 * Addresses, past roles and custom fields of two entries as one; an organisation, role or city of which both are to
 * stay becomes a past role or an address. Throws InvalidInput if that is more than there is room for. Example: both
 * have a city of their own and `city` is `both`: the one that goes becomes an address.
 */
export function mergedList(
  stays: MergeableFields,
  goes: MergeableFields,
  choices: MergeChoices,
): Pick<MergeableFields, 'addresses' | 'history' | 'custom'> {
  const byContent = { choices, keyOf: (entry: object) => JSON.stringify(entry) };
  const addresses: readonly PostalAddress[] = chosenOf(
    'addresses',
    stays.addresses ?? [],
    goes.addresses ?? [],
    byContent,
  );
  const history: readonly PastRole[] = chosenOf('history', stays.history ?? [], goes.history ?? [], byContent);
  const city = choices.city === 'both' && goes.city !== stays.city ? goes.city : null;
  return {
    addresses: orNull(onePreferred([...addresses, ...(city === null ? [] : [placeOf(city)])])),
    history: orNull(sorted(stays.history ?? [], [...history, ...otherWork(stays, goes, choices)])),
    custom: mergedCustom(stays, goes, choices),
  };
}

/** "Both" of organisation or role: what the other entry said they do is a role of its own, with unknown days. */
function otherWork(stays: MergeableFields, goes: MergeableFields, choices: MergeChoices): PastRole[] {
  if (choices.organisation !== 'both' && choices.role !== 'both') return [];
  const { organisation, role } = goes;
  if ((organisation === stays.organisation && role === stays.role) || (organisation ?? role) === null) return [];
  return [{ organisation, role, from: null, to: null }];
}

/** What nobody touched keeps its order. */
function sorted(before: readonly PastRole[], after: readonly PastRole[]): readonly PastRole[] {
  return before.length === after.length && before.every((role, index) => role === after[index])
    ? before
    : latestFirst(after);
}

function onePreferred(addresses: readonly PostalAddress[]): readonly PostalAddress[] {
  const first = addresses.findIndex(({ preferred }) => preferred);
  return addresses.map((one, index) => (one.preferred && index !== first ? { ...one, preferred: false } : one));
}

function placeOf(city: string): PostalAddress {
  return { street: null, postalCode: null, city, region: null, country: null, label: null, preferred: false };
}

function mergedCustom(stays: MergeableFields, goes: MergeableFields, choices: MergeChoices): MergeableFields['custom'] {
  const entriesOf = ({ custom }: MergeableFields): [string, string | number][] => Object.entries(custom ?? {});
  const keyOf = ([id]: [string, string | number]): string => id;
  const entries = chosenOf('custom', entriesOf(stays), entriesOf(goes), { choices, keyOf });
  return entries.length === 0 ? null : Object.fromEntries(entries);
}

function orNull<T>(list: readonly T[]): readonly T[] | null {
  return list.length === 0 ? null : list;
}
