import { type FieldError, InvalidInput } from '../../common/errors.js';
import { isLocalDate } from '../../common/local-date.js';
import type { Contact } from '../contact.entity.js';
import { BirthdayImpossible } from '../contact.errors.js';
import type { BirthdayInput } from '../contact-parts.input.js';
import type { UpdateContact } from '../contacts.input.js';
import { isInOrder, latestFirst, pastRole, postalAddress } from '../domain/address-book.js';

/** The columns that were given; blanks around texts go, and an empty text means "nothing". */
export function columnsOf(input: UpdateContact): Partial<Contact> {
  const { emails: _, phones: __, links: ___, tags: ____, custom: _____, ...rest } = input;
  const { birthday, addresses, history, ...plain } = rest;
  const given = Object.entries(plain).filter(([, value]) => value !== undefined);
  const columns = Object.fromEntries(given.map(([name, value]) => [name, tidied(value)])) as Partial<Contact>; // same names
  if (birthday !== undefined) columns.birthday = birthdayText(birthday);
  if (addresses !== undefined) columns.addresses = kept('addresses', addresses, postalAddress, 'addressEmpty');
  if (history !== undefined) columns.history = historyOf(history);
  if (input.layer !== undefined) columns.layerChosen = true;
  return columns;
}

function tidied(value: unknown): unknown {
  return typeof value === 'string' ? value.trim() || null : value;
}

/** A year without a day of that year (29 February) is no date. Without a year a leap year is assumed. */
function birthdayText(birthday: BirthdayInput | null): string | null {
  if (birthday === null) return null;
  const two = (number: number): string => String(number).padStart(2, '0');
  const monthAndDay = `${two(birthday.month)}-${two(birthday.day)}`;
  const LEAP_YEAR = 2000;
  if (!isLocalDate(`${birthday.year ?? LEAP_YEAR}-${monthAndDay}`)) throw new BirthdayImpossible();
  return birthday.year ? `${birthday.year}-${monthAndDay}` : `--${monthAndDay}`;
}

function historyOf(given: NonNullable<UpdateContact['history']>): Contact['history'] {
  const history = kept('history', given, pastRole, 'pastRoleEmpty');
  const turned = (history ?? []).flatMap((role, index) => (isInOrder(role) ? [] : [endBeforeStart(index)]));
  if (turned.length > 0) throw new InvalidInput(turned);
  return history && latestFirst(history);
}

const emptyDetails = {
  addressEmpty: 'An address needs a street, a place or a country.',
  pastRoleEmpty: 'Where they worked, or what they were there, is needed.',
} as const;

function kept<Given, Kept>(
  field: string,
  given: readonly Given[],
  tidy: (one: Given) => Kept | null,
  code: keyof typeof emptyDetails,
): Kept[] | null {
  const all = given.map(tidy);
  const whole = all.filter((one) => one !== null);
  const empty = all.flatMap((one, index) => (one === null ? [`/${field}/${index}`] : []));
  if (empty.length > 0) throw new InvalidInput(empty.map((pointer) => ({ pointer, detail: emptyDetails[code], code })));
  return whole.length === 0 ? null : whole;
}

function endBeforeStart(index: number): FieldError {
  const detail = 'The end must not be before the beginning.';
  return { pointer: `/history/${index}/to`, detail, code: 'endBeforeStart' };
}
