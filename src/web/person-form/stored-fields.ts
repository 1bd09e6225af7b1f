import type { Fields } from '../../common/http/pages/form.js';
import type { ContactPoint } from '../../contacts/points/contact-point.entity.js';
import type { Contact } from '../../contacts/contact.entity.js';
import type { Tag } from '../../contacts/tags/tag.entity.js';
import { personTexts } from './person-texts.js';
import { rowFields } from './form-rows.js';

/** A person with what the form about them shows. */
export interface StoredPerson {
  readonly contact: Contact;
  readonly points: readonly ContactPoint[];
  readonly tags: readonly Tag[];
  /** How the one who introduced them is called. */
  readonly introducerName: string | null;
}

/** A person as the fields of the form, just as a browser would send them: so that stored and sent are shown by one view. */
export function storedFields({ contact, points, tags, introducerName }: StoredPerson): Fields {
  return {
    ...Object.fromEntries(personTexts.map((name) => [name, contact[name] ?? ''])),
    ...storedWords(contact),
    ...rowFields('emails', ofKind(points, 'email')),
    ...rowFields('phones', ofKind(points, 'phone')),
    ...rowFields('links', ofKind(points, 'link')),
    ...rowFields('addresses', contact.addresses ?? []),
    ...rowFields('history', contact.history ?? []),
    ...birthdayFields(contact.birthday),
    ...Object.fromEntries(Object.entries(contact.custom ?? {}).map(([id, value]) => [`custom.${id}`, String(value)])),
    tags: tags.map(({ name }) => name).join(', '),
    'introducedBy.name': introducerName ?? '',
    'introducedBy.was': introducerName ?? '',
    'introducedBy.id': contact.introducedById ?? '',
    spoken: contact.roughlyLastOn ? 'exact' : '',
    told: contact.roughlyLastOn ?? '',
  };
}

/** The fields with a choice of words. */
export function storedWords(contact: Contact): Fields {
  const words = ['stationId', 'timeZone', 'form', 'gender', 'language', 'layer', 'feltRung'] as const;
  const flags = ['higherStatus', 'tension', 'metInPerson', 'neverSuggest'] as const;
  return {
    ...Object.fromEntries(words.map((name) => [name, contact[name] ?? ''])),
    ...Object.fromEntries(flags.map((name) => [name, flagWord(contact[name])])),
    gotOnWell: contact.gotOnWell?.toString() ?? '',
    cadence: contact.cadence === 'none' ? '0' : (contact.cadence?.toString() ?? ''),
  };
}

function flagWord(flag: boolean | null): string {
  if (flag === null) return '';
  return flag ? 'yes' : 'no';
}

function birthdayFields(birthday: string | null): Fields {
  if (birthday === null) return { 'birthday.day': '', 'birthday.month': '', 'birthday.year': '' };
  const [month = '', day = ''] = birthday.slice(-5).split('-');
  return {
    'birthday.day': String(Number(day)),
    'birthday.month': String(Number(month)),
    'birthday.year': birthday.startsWith('--') ? '' : birthday.slice(0, 4),
  };
}

function ofKind(points: readonly ContactPoint[], kind: ContactPoint['kind']): object[] {
  return points
    .filter((point) => point.kind === kind)
    .map(({ value, label, preferred }) => ({ value, label, preferred }));
}
