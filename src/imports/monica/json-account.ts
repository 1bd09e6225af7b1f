import { BrokenJson } from '../imports.errors.js';
import { isFields, line } from './fields.js';
import type { Fields, MonicaAccount, MonicaEntry, MonicaPerson, MonicaRelationship } from './monica-account.js';

const NOTHING: Fields = {};
type ById = ReadonlyMap<string, Fields>;

/** What people point to by its uuid. */
interface Lookups {
  readonly genders: ById;
  readonly contactFieldTypes: ById;
  readonly activities: ById;
  readonly activityTypes: ById;
  readonly lifeEventTypes: ById;
}

/**
 * The account of Monica's own export (`JsonExportAccount`). Words for collections may be singular or plural, and empty
 * collections are missing. Throws BrokenJson if it is no whole JSON. Source: imports.md, 5.5; Monica 4, ExportResources.
 *
 * @example jsonAccount('{"account":{"data":[]}}').people // []
 */
export function jsonAccount(text: string): MonicaAccount {
  const account = part(parsed(text), 'account');
  const collections = collectionsOf(account);
  const lookups = lookupsOf(account, collections);
  const values = (type: string): readonly unknown[] => collections.get(type) ?? [];
  return {
    people: values('contact')
      .filter(isFields)
      .map((contact) => entryOf(contact, lookups)),
    relationships: values('relationship').filter(isFields).flatMap(relationshipOf),
    unreadable: [],
  };
}

/** JSON.parse keeps no stack of its own for nesting; an engine that does says RangeError. */
function parsed(text: string): Fields {
  try {
    const file: unknown = JSON.parse(text);
    return isFields(file) ? file : NOTHING;
  } catch {
    throw new BrokenJson();
  }
}

function part(fields: Fields, name: string): Fields {
  const value = Object.hasOwn(fields, name) ? fields[name] : undefined;
  return isFields(value) ? value : NOTHING;
}

function list(fields: Fields, name: string): readonly unknown[] {
  const value = Object.hasOwn(fields, name) ? fields[name] : undefined;
  return Array.isArray(value) ? (value as unknown[]) : [];
}

/** `data` is a list of `{count, type, values}`; one type may come in several pieces. */
function collectionsOf(owner: Fields): Map<string, unknown[]> {
  const collections = new Map<string, unknown[]>();
  for (const collection of list(owner, 'data').filter(isFields)) {
    const type = singular(line(collection, 'type') ?? '');
    const values = collections.get(type) ?? [];
    for (const value of list(collection, 'values')) values.push(value);
    collections.set(type, values);
  }
  return collections;
}

/** Both were seen in files: `activity` and `activities`. Source: imports.md, 5.5. */
function singular(type: string): string {
  if (type.endsWith('ies')) return `${type.slice(0, -'ies'.length)}y`;
  if (type.endsWith('sses')) return type.slice(0, -'es'.length);
  return type.endsWith('s') && !type.endsWith('ss') ? type.slice(0, -1) : type;
}

function lookupsOf(account: Fields, collections: ReadonlyMap<string, unknown[]>): Lookups {
  const instance = part(account, 'instance');
  const byId = (name: string): ById => byUuid([...list(instance, name), ...(collections.get(singular(name)) ?? [])]);
  return {
    genders: byId('genders'),
    contactFieldTypes: byId('contact_field_types'),
    activities: byUuid(collections.get('activity') ?? []),
    activityTypes: byId('activity_types'),
    lifeEventTypes: byId('life_event_types'),
  };
}

function byUuid(values: readonly unknown[]): ById {
  const found = new Map<string, Fields>();
  for (const value of values.filter(isFields)) {
    const uuid = line(value, 'uuid');
    if (uuid !== null) found.set(uuid, propertiesOf(value));
  }
  return found;
}

/** Most things keep what they say in `properties`; messages and dates were also seen without. */
function propertiesOf(value: Fields): Fields {
  return Object.hasOwn(value, 'properties') ? { ...value, ...part(value, 'properties') } : value;
}

function relationshipOf(value: Fields): MonicaRelationship[] {
  const fields = propertiesOf(value);
  const [type, contactIs, ofContact] = ['type', 'contact_is', 'of_contact'].map((name) => line(fields, name));
  return type && contactIs && ofContact ? [{ type, contactIs, ofContact }] : [];
}

function entryOf(contact: Fields, lookups: Lookups): MonicaEntry {
  const properties = part(contact, 'properties');
  return {
    key: line(contact, 'uuid'),
    properties,
    introducedBy: line(properties, 'first_met_through'),
    person: () => personOf(contact, properties, lookups),
  };
}

function personOf(contact: Fields, properties: Fields, lookups: Lookups): MonicaPerson {
  const things = new Map<string, Fields[]>();
  for (const [type, values] of collectionsOf(contact)) things.set(type, thingsOf(type, values, lookups));
  const date = (name: string): Fields | null => {
    const value = part(properties, name);
    return value === NOTHING ? null : propertiesOf(value);
  };
  return {
    key: line(contact, 'uuid'),
    properties,
    tags: tagsOf(properties),
    gender: genderOf(properties, lookups),
    birthdate: date('birthdate'),
    firstMetDate: date('first_met_date'),
    things,
  };
}

/** Names; older files have objects. */
function tagsOf(properties: Fields): string[] {
  return list(properties, 'tags').flatMap((tag) => {
    const name = isFields(tag) ? line(propertiesOf(tag), 'name') : line({ tag }, 'tag');
    return name ?? [];
  });
}

/** A uuid today, the word itself in older files. */
function genderOf(properties: Fields, { genders }: Lookups): string | null {
  const told = line(properties, 'gender');
  const known = genders.get(told ?? '');
  return known ? (line(known, 'type') ?? line(known, 'name')) : told;
}

/** Activities are named by their uuid, and stand with the account; photos and documents are uuids without anything. */
function thingsOf(type: string, values: readonly unknown[], lookups: Lookups): Fields[] {
  const told = values
    .map((value) => (isFields(value) ? propertiesOf(value) : lookups.activities.get(line({ value }, 'value') ?? '')))
    .filter((fields) => fields !== undefined);
  if (type === 'activity') return told.map((fields) => withActivityType(named(fields, lookups), lookups));
  return type === 'contact_field' || type === 'life_event' ? told.map((fields) => typed(type, fields, lookups)) : told;
}

/** An activity may itself come as `{uuid}` only. */
function named(fields: Fields, { activities }: Lookups): Fields {
  return activities.get(line(fields, 'uuid') ?? '') ?? fields;
}

function withActivityType(fields: Fields, { activityTypes }: Lookups): Fields {
  const type = activityTypes.get(line(fields, 'type') ?? '');
  return type ? { ...fields, type: line(type, 'name') ?? line(type, 'translation_key') } : fields;
}

function typed(type: string, fields: Fields, { contactFieldTypes, lifeEventTypes }: Lookups): Fields {
  const known = (type === 'contact_field' ? contactFieldTypes : lifeEventTypes).get(line(fields, 'type') ?? '');
  if (type === 'contact_field') return { ...fields, type: known ? line(known, 'type') : null, ...fieldType(known) };
  return { ...fields, type: known ? (line(known, 'name') ?? line(known, 'default_life_event_type_key')) : null };
}

function fieldType(known: Fields | undefined): Fields {
  return known ? { name: line(known, 'name'), protocol: line(known, 'protocol') } : NOTHING;
}
