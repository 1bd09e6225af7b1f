import { type Fields, isTicked, numberOf, textOf } from '../common/http/pages/form.js';
import type { LocalDate } from '../common/local-date.js';
import type { ContactPoint } from '../contacts/contact-point.entity.js';
import type { Contact } from '../contacts/contact.entity.js';
import { byHand } from '../contacts/domain/beginnings.js';
import { personTexts } from './person-texts.js';
import { answersOf } from './views/questions.view.js';

const WORDS = ['stationId', 'form', 'gender', 'language'] as const;

/** As it is stored before the form is sent; null: somebody new. */
interface Before {
  readonly person: Contact;
  readonly points: readonly ContactPoint[];
}

/** The form about a person as the input of the API. What the form does not show stays as it was. */
export function contactInput(fields: Fields, today: LocalDate, before: Before | null): object {
  const layer = textOf(fields, 'layer');
  const person = before?.person ?? null;
  return {
    ...Object.fromEntries([...personTexts, ...WORDS].map((name) => [name, textOf(fields, name)])),
    // a layer that was only shown is not a choice: a felt rung may still move it
    ...(layer && layer !== (person?.layer ?? byHand.layer) ? { layer } : {}),
    ...addressesOf(fields, before?.points ?? []),
    ...answersOf(fields, today, person),
    ...birthdayOf(textOf(fields, 'birthday'), person),
    ...metOf(isTicked(fields, 'metInPerson'), person),
    cadence: cadenceOf(fields),
    gotOnWell: numberOf(fields, 'gotOnWell'),
  };
}

/** The form shows the first address of each kind; the further ones stay behind it. */
function addressesOf(fields: Fields, points: readonly ContactPoint[]): object {
  const kinds = { emails: 'email', phones: 'phone', links: 'link' } as const;
  return Object.fromEntries(
    Object.entries(kinds).map(([name, kind]) => {
      const [first, ...others] = points.filter((point) => point.kind === kind);
      const value = textOf(fields, kind);
      const shown =
        value === null ? [] : [{ value, label: first?.label ?? null, preferred: first?.preferred ?? false }];
      const kept = others.map((point) => ({ value: point.value, label: point.label, preferred: point.preferred }));
      return [name, [...shown, ...kept]];
    }),
  );
}

function cadenceOf(fields: Fields): number | 'none' | null {
  const days = numberOf(fields, 'cadence');
  return days === 0 ? 'none' : days;
}

/** A birthday without a year can't stand in a date field, so an empty field leaves it alone. */
function birthdayOf(day: string | null, person: Contact | null): object {
  if (day === null) return person?.birthday?.startsWith('--') ? {} : { birthday: null };
  const [year, month, dayOfMonth] = day.split('-').map(Number);
  return { birthday: { year, month, day: dayOfMonth } };
}

/** An empty box says "no" only where a "yes" stood before. */
function metOf(ticked: boolean, person: Contact | null): object {
  if (ticked) return { metInPerson: true };
  return person?.metInPerson ? { metInPerson: false } : {};
}
