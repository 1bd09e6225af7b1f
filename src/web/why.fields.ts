import { type Fields, numberOf, textOf } from '../common/http/pages/form.js';
import type { LocalDate } from '../common/local-date.js';
import { type Correctable, correctable } from './views/why-page.view.js';
import { spokenOf } from './views/questions.view.js';

/** Which line of the page was changed; the first one if the form names none. */
export function correctedField(fields: Fields): Correctable {
  return correctable.find(({ name }) => name in fields)?.name ?? correctable[0].name;
}

/** The one field that was changed; an empty answer is "not told". */
export function whyInput(fields: Fields, today: LocalDate): object {
  const name = correctedField(fields);
  const answer = textOf(fields, name);
  switch (name) {
    case 'layer':
      return answer === null ? {} : { layer: answer };
    case 'spoken':
      return spokenOf(fields, today);
    case 'gotOnWell':
      return { gotOnWell: numberOf(fields, name) };
    case 'feltRung':
    case 'form':
      return { [name]: answer };
    default:
      return { [name]: answer === null ? null : answer === 'yes' };
  }
}
