import { type Fields, type FormProblem, textOf } from '../../common/http/pages/form.js';
import type { Voice } from '../../common/voice/voice.js';
import { layers } from '../../contacts/domain/words.js';
import type { PeopleFacts } from '../readers/people.reader.js';
import { type Option, optionsOf } from './options.view.js';
import { type Filters, listPath } from './people-query.view.js';

/** What was sent, when something has to be corrected. */
export interface BulkForm {
  readonly fields: Fields;
  readonly problem: FormProblem;
}

/** Rhythms that the list offers for many at once, in days; 0 is "none", nothing is "as close as you are". */
const CADENCES = ['30', '90', '180', '365', '0'] as const;

/** What can be done to those who are ticked. */
export function bulkView(
  voice: Voice,
  { facts, filters, bulk }: { facts: PeopleFacts; filters: Filters; bulk?: BulkForm | undefined },
): object {
  const given = (name: string): string | null => (bulk ? textOf(bulk.fields, name) : null);
  const inherit: Option = { value: '', label: voice.say('bulk.cadence-inherit'), chosen: !given('cadence') };
  return {
    back: listPath(filters),
    tag: given('tag'),
    tagNames: facts.tagNames,
    layers: optionsOf(layers, given('layer') ?? 'known', (layer) => voice.say(`word.layer.${layer}`)),
    cadences: [
      inherit,
      ...optionsOf(CADENCES, given('cadence'), (days) =>
        days === '0' ? voice.say('person.fact.cadence-none') : voice.say('person.fact.cadence', { days: Number(days) }),
      ),
    ],
    problem: bulk?.problem ?? null,
  };
}
