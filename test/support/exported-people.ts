import type { Told } from './import-samples.js';

/** What `GET /exports/account.json` gives. */
export type Exported = Readonly<Record<string, readonly Record<string, unknown>[] | undefined>>;

/** The people of an account export with what hangs on them; what is empty, and what each import makes up, left out. */
export function peopleOf(exported: Exported): Told[] {
  const nameOfTag = new Map((exported.tags ?? []).map(({ id, name }) => [id, name]));
  const of = (list: string, contactId: unknown): unknown[] =>
    (exported[list] ?? []).filter((thing) => thing.contactId === contactId).map(withoutOwn);
  return (exported.contacts ?? []).map(({ tags, ...contact }) =>
    telling({
      ...withoutOwn(contact),
      tags: ((tags ?? []) as readonly { tagId: string }[]).map(({ tagId }) => nameOfTag.get(tagId)).sort(),
      talks: of('interactions', contact.id),
      reminders: of('reminders', contact.id),
      extras: of('extras', contact.id),
    }),
  );
}

const MADE_UP = ['id', 'contactId', 'createdAt', 'updatedAt', 'layer', 'refusalsInARow', 'importId'];

function withoutOwn(thing: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(thing).filter(([name]) => !MADE_UP.includes(name)));
}

/** Nulls, false and empty lists say nothing. */
function telling<T>(value: T): T {
  if (Array.isArray(value)) return value.map(telling) as T; // the same things, with less in them
  if (typeof value !== 'object' || value === null) return value;
  const said = Object.entries(value).filter(([, part]) => part !== null && part !== false && !isEmpty(part));
  return Object.fromEntries(said.map(([name, part]) => [name, telling(part as unknown)])) as T; // as above
}

function isEmpty(value: unknown): boolean {
  return Array.isArray(value) ? value.length === 0 : typeof value === 'object' && Object.keys(value ?? {}).length === 0;
}
