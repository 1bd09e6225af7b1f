import type { Voice } from '../../common/voice/voice.js';
import { isLocalDate } from '../../common/local-date.js';
import type { ShownPoint } from '../../contacts/contact-details.service.js';
import type { Contact } from '../../contacts/contact.entity.js';
import type { PastRole, PostalAddress } from '../../contacts/domain/address-book.js';
import { nextBirthday } from '../../contacts/domain/next-birthday.js';
import type { PersonFacts } from '../readers/person.reader.js';
import { listPath } from './people-query.view.js';
import { nameOf, workOf } from './person-words.view.js';

interface Urls {
  path(path: string): string;
}

interface FactLink {
  readonly text: string;
  readonly href?: string;
  readonly outside?: boolean;
  /** What stands between this and the one before; else it begins a line. */
  readonly before?: string;
}

interface Fact {
  readonly label: string;
  readonly values: readonly FactLink[];
}

/** "Was ich weiß": only what is known, and the one thing that is still asked for. */
export function factsOf(voice: Voice, urls: Urls, facts: PersonFacts): Fact[] {
  const { contact, tags, station, custom } = facts;
  const { form } = contact;
  const search = (filter: 'city' | 'tag', text: string): FactLink => ({
    text,
    href: urls.path(listPath({ [filter]: text })),
  });
  return [
    ...facts.points.map((point) => pointFact(voice, point)),
    ...(contact.addresses ?? []).map((address) => addressFact(voice, address)),
    fact(voice, 'work', workOf(contact)),
    fact(voice, 'before', contact.history?.map((past) => pastInWords(voice, past)) ?? null),
    links(voice, 'city', contact.city ? [search('city', contact.city)] : []),
    fact(voice, 'country', contact.country),
    fact(voice, 'time-zone', contact.timeZone?.replaceAll('_', ' ') ?? null),
    links(
      voice,
      'station',
      station ? [{ text: station.organisation, href: urls.path(`/stations/${station.id}`) }] : [],
    ),
    fact(voice, 'nickname', contact.nickname),
    fact(voice, 'form', voice.say(form ? `word.form.${form}` : 'person.fact.form-unknown')),
    fact(voice, 'layer', `${voice.say(`word.layer.${contact.layer}`)}, ${cadenceWords(voice, contact)}`),
    fact(voice, 'birthday', birthdayWords(voice, contact.birthday)),
    ...knownFlags(voice, contact),
    fact(voice, 'likes', contact.likes),
    links(voice, 'tags', tagLinks(voice, tags, search)),
    ...Object.entries(custom).map(([label, value]) => ({ label, values: [{ text: customWords(voice, value) }] })),
    fact(voice, 'notes', contact.notes),
    ...introduction(voice, urls, facts),
  ].filter((entry) => entry !== null);
}

/** By name, one after the other in a line. */
function tagLinks(
  voice: Voice,
  tags: PersonFacts['tags'],
  search: (filter: 'tag', name: string) => FactLink,
): FactLink[] {
  const names = voice.sorted(tags, ({ name }) => name).map(({ name }) => name);
  return names.map((name, place) => ({ ...search('tag', name), ...(place > 0 ? { before: ', ' } : {}) }));
}

function fact(voice: Voice, name: string, text: string | readonly string[] | null): Fact | null {
  const texts = [text ?? []].flat().filter((one) => one !== '');
  return links(
    voice,
    name,
    texts.map((one) => ({ text: one })),
  );
}

function links(voice: Voice, name: string, values: readonly FactLink[]): Fact | null {
  return values.length > 0 ? { label: voice.say(`person.fact.${name}`), values } : null;
}

/** "Telefon, Arbeit": what kind of address it is stands beside what it is. */
function pointFact(voice: Voice, { kind, value, label, national, e164, preferred }: ShownPoint): Fact {
  const kinds = [voice.say(`person.fact.${kind}`), label, preferred ? voice.say('edit.cell.preferred') : null];
  return { label: kinds.filter(Boolean).join(', '), values: [pointLink({ kind, value, national, e164 })] };
}

function pointLink({
  kind,
  value,
  national,
  e164,
}: Pick<ShownPoint, 'kind' | 'value' | 'national' | 'e164'>): FactLink {
  if (kind === 'email') return { text: value, href: `mailto:${encodeURIComponent(value).replace('%40', '@')}` };
  if (kind === 'phone') return { text: national, href: `tel:${e164 ?? value.replace(/[^+\d]/g, '')}` };
  // imported links may be anything: only web addresses become links
  return /^https?:\/\//i.test(value) ? { text: value, href: value, outside: true } : { text: value };
}

function addressFact(voice: Voice, address: PostalAddress): Fact {
  const town = [address.postalCode, address.city].filter(Boolean).join(' ');
  const lines = [address.street, town, address.region, address.country].filter(Boolean);
  const kinds = [
    voice.say('person.fact.address'),
    address.label,
    address.preferred ? voice.say('edit.cell.preferred') : null,
  ];
  return { label: kinds.filter(Boolean).join(', '), values: [{ text: lines.join(', ') }] };
}

/** "Redakteurin, Lokalradio Jena (2019 bis 2023-08)" */
function pastInWords(voice: Voice, { organisation, role, from, to }: PastRole): string {
  const what = [role, organisation].filter(Boolean).join(', ');
  if (!from && !to) return what;
  const span = { from: partInWords(voice, from), to: partInWords(voice, to) };
  const key = from && to ? 'person.fact.span' : from ? 'person.fact.span-from' : 'person.fact.span-to';
  return `${what} (${voice.say(key, span)})`;
}

/** "2019", "August 2023" or the day, as exactly as it is known. */
function partInWords(voice: Voice, part: string | null): string {
  if (part === null) return '';
  if (/^\d{4}-\d{2}$/.test(part)) return voice.monthOfYear(`${part}-01`);
  return isLocalDate(part) ? voice.fullDay(part) : part;
}

/** What was told about how you know each other; what was not told is not a "no". */
function knownFlags(voice: Voice, contact: Contact): (Fact | null)[] {
  const told = [
    contact.metInPerson === true ? voice.say('person.fact.met') : null,
    contact.gotOnWell === null ? null : voice.say(`person.fact.got-on-${contact.gotOnWell}`),
    contact.higherStatus === true ? voice.say('person.fact.higher-status') : null,
    contact.tension === true ? voice.say('person.fact.tension') : null,
  ];
  return [fact(voice, 'between-us', told.filter((text) => text !== null).join(', '))];
}

function cadenceWords(voice: Voice, { effectiveCadenceDays: days }: Contact): string {
  return days === null ? voice.say('person.fact.cadence-none') : voice.say('person.fact.cadence', { days });
}

function customWords(voice: Voice, value: string | number): string {
  if (typeof value === 'number') return voice.number(value);
  return isLocalDate(value) ? voice.fullDay(value) : value;
}

/** "17. Mai 1990, wieder am Montag, 17. Mai 2027" */
export function birthdayWords(voice: Voice, birthday: string | null): string | null {
  if (birthday === null) return null;
  const next = nextBirthday(birthday, voice.today);
  const day = birthday.startsWith('--')
    ? voice.dayOfYear(`${LEAP_YEAR}-${birthday.slice(2)}`)
    : voice.fullDay(birthday);
  return voice.say(next === voice.today ? 'person.fact.birthday-today' : 'person.fact.birthday-next', {
    day,
    next: voice.day(next),
  });
}

/** Any leap year: birthdays without a year get their words from it. */
const LEAP_YEAR = '2000';

/** "Marlene ← Tom ← Frau Lenz": through whom one came to know them, each a link. */
function introduction(voice: Voice, urls: Urls, { contact, ties }: PersonFacts): Fact[] {
  if (ties.chain.length === 0) return [];
  const people = ties.chain.map(({ id, name }) => ({
    text: name || voice.say('person.unnamed'),
    before: ' ← ',
    href: urls.path(`/people/${id}`),
  }));
  const own = { text: contact.givenName ?? nameOf(voice, contact) };
  return [{ label: voice.say('person.fact.introduced'), values: [own, ...people] }];
}
