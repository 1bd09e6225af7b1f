import type { LocalDate } from '../../common/local-date.js';
import { pick } from '../../common/pick.js';
import type { ContactPoint } from '../../contacts/points/contact-point.entity.js';
import type { ContactDetails, ShownPoint } from '../../contacts/contact-details.service.js';
import type { Contact } from '../../contacts/contact.entity.js';
import type { Cadence, Form, Gender, Language, Layer, Rung } from '../../contacts/domain/words.js';
import type { Tag } from '../../contacts/tags/tag.entity.js';
import { standing } from '../../reactivation/domain/dormancy.js';
import type { StandingState } from '../../reactivation/domain/dormancy.js';

export class ContactPointResponse {
  value!: string;
  label!: string | null;
  preferred!: boolean;
}

export class PhoneResponse {
  /** As it was typed. */
  value!: string;
  /** As one reads it in the account's country: national for its own numbers, international for others. */
  national!: string;
  /** The whole number, `+4989123456`; null where it is not one. */
  e164!: string | null;
  label!: string | null;
  preferred!: boolean;
}

export class BirthdayResponse {
  year!: number | null;
  month!: number;
  day!: number;
}

export class StandingResponse {
  state!: StandingState;
  silentDays!: number | null;
  lastInteractionOn!: LocalDate | null;
  lastInMindOn!: LocalDate | null;
  quietOn!: LocalDate | null;
  /** The last contact is only LinkedIn's date. */
  assumed!: boolean;
}

export class PostalAddressResponse {
  street!: string | null;
  postalCode!: string | null;
  city!: string | null;
  region!: string | null;
  country!: string | null;
  label!: string | null;
  preferred!: boolean;
}

export class PastRoleResponse {
  organisation!: string | null;
  role!: string | null;
  from!: string | null;
  to!: string | null;
}

export class ContactResponse {
  id!: string;
  givenName!: string | null;
  familyName!: string | null;
  nickname!: string | null;
  honorific!: string | null;
  gender!: Gender | null;
  form!: Form | null;
  language!: Language | null;
  organisation!: string | null;
  role!: string | null;
  city!: string | null;
  country!: string | null;
  /** IANA; null: not told, then that of the country counts if it has only one. */
  timeZone!: string | null;
  stationId!: string | null;
  layer!: Layer;
  cadence!: Cadence | null;
  effectiveCadenceDays!: number | null;
  feltRung!: Rung | null;
  roughlyLastOn!: LocalDate | null;
  connectedOn!: LocalDate | null;
  gotOnWell!: number | null;
  higherStatus!: boolean | null;
  tension!: boolean | null;
  metInPerson!: boolean | null;
  likes!: string | null;
  birthday!: BirthdayResponse | null;
  emails!: ContactPointResponse[];
  phones!: PhoneResponse[];
  links!: ContactPointResponse[];
  addresses!: PostalAddressResponse[];
  history!: PastRoleResponse[];
  tags!: string[];
  /** Values of the account's own fields, by the field's name. */
  custom!: Record<string, string | number>;
  notes!: string | null;
  introducedById!: string | null;
  neverSuggest!: boolean;
  pleaseDont!: boolean;
  comebackOn!: LocalDate | null;
  source!: string;
  /** In the trash since; null: not deleted. */
  deletedAt!: string | null;
  standing!: StandingResponse;
  createdAt!: string;
  updatedAt!: string;
}

export class ContactListResponse {
  items!: ContactResponse[];
  nextCursor!: string | null;
}

export class ContactIdsResponse {
  items!: string[];
}

export interface ContactParts {
  readonly points: readonly ShownPoint[];
  readonly tags: readonly Tag[];
  readonly custom: ContactDetails['custom'];
}

/** What is shown of the row as it stands there; all else is how we keep it, or is said in another form. */
const shownFields = [
  ...(['id', 'givenName', 'familyName', 'nickname', 'honorific', 'gender', 'form', 'language'] as const),
  ...(['organisation', 'role', 'city', 'country', 'timeZone', 'stationId', 'layer', 'cadence'] as const),
  'effectiveCadenceDays' as const,
  ...(['feltRung', 'roughlyLastOn', 'connectedOn', 'gotOnWell', 'higherStatus', 'tension', 'metInPerson'] as const),
  ...(['likes', 'notes', 'introducedById', 'neverSuggest', 'pleaseDont', 'comebackOn', 'source'] as const),
  ...(['deletedAt', 'createdAt', 'updatedAt'] as const),
];

export function contactResponse(
  contact: Contact,
  { points, tags, custom }: ContactParts,
  today: LocalDate,
): ContactResponse {
  return Object.assign(pick(contact, shownFields), {
    birthday: birthdayResponse(contact.birthday),
    emails: pointsOfKind(points, 'email'),
    phones: phonesOf(points),
    links: pointsOfKind(points, 'link'),
    addresses: [...(contact.addresses ?? [])],
    history: [...(contact.history ?? [])],
    custom: { ...custom },
    tags: tags.map(({ name }) => name).sort((one, other) => one.localeCompare(other)),
    standing: standing(contact, today),
  });
}

function pointsOfKind(points: readonly ContactPoint[], kind: ContactPoint['kind']): ContactPointResponse[] {
  return points
    .filter((point) => point.kind === kind)
    .map(({ value, label, preferred }) => ({ value, label, preferred }));
}

function phonesOf(points: readonly ShownPoint[]): PhoneResponse[] {
  return points
    .filter((point) => point.kind === 'phone')
    .map(({ value, national, e164, label, preferred }) => ({ value, national, e164, label, preferred }));
}

/** `1996-02-29` or `--02-29`. */
function birthdayResponse(text: string | null): BirthdayResponse | null {
  if (text === null) return null;
  const [month, day] = text.slice(-5).split('-').map(Number);
  return { year: text.startsWith('--') ? null : Number(text.slice(0, 4)), month: month ?? 1, day: day ?? 1 };
}
