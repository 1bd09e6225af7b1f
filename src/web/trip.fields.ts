import { type Fields, numberOf, textOf, textsOf } from '../common/http/pages/form.js';

/** The form of a trip as its input. Which city of a name was chosen counts as long as the name is the same. */
export function tripInput(fields: Fields, storedCity: string | null): object {
  const [radiusKm, placeId] = [numberOf(fields, 'radiusKm'), numberOf(fields, 'placeId')];
  return {
    city: textOf(fields, 'city') ?? '',
    from: textOf(fields, 'from') ?? '',
    to: textOf(fields, 'to') ?? textOf(fields, 'from') ?? '',
    note: textOf(fields, 'note'),
    ...(radiusKm === null ? {} : { radiusKm }),
    ...(placeId === null || textOf(fields, 'city') !== storedCity ? {} : { placeId }),
  };
}

/** Whom and when: what is ticked. A time is written `start/end`. */
export function draftsInput(fields: Fields, timeZone: string): object {
  const slots = textsOf(fields, 'slot').map((slot) => {
    const [start = '', end = ''] = slot.split('/');
    return { start, end, timeZone };
  });
  return { contactIds: textsOf(fields, 'person'), slots };
}
