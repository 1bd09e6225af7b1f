import { textOf } from '../../common/http/pages/form.js';
import type { Voice } from '../../common/voice/voice.js';
import type { Contact } from '../../contacts/contact.entity.js';
import { relationKinds } from '../../contacts/domain/relation-kinds.js';
import type { Ties } from '../readers/ties.reader.js';
import { optionsOf } from './options.view.js';
import type { PersonForms } from './person-forms.view.js';
import { nameOf, workOf } from './person-words.view.js';

interface Relations {
  readonly ties: Ties;
  readonly sent: PersonForms['relation'];
  /** Who may be meant by the name that was written. */
  readonly candidates: readonly Contact[];
}

/** Who belongs together with this person, and the form that adds somebody. */
export function relationsView(voice: Voice, { ties, sent, candidates }: Relations): object {
  const given = (name: string): string | null => (sent ? textOf(sent.fields, name) : null);
  return {
    rows: ties.relations.map(({ id, kind, contact }) => ({
      relationId: id,
      otherId: contact.id,
      name: contact.name || voice.say('person.unnamed'),
      kind: voice.say(`relation.${kind}`),
    })),
    kinds: optionsOf(relationKinds, given('kind') ?? 'colleague', (kind) => voice.say(`relation.${kind}`)),
    otherName: given('other.name'),
    candidates: candidates.map((one) => ({ id: one.id, name: nameOf(voice, one), what: workOf(one) ?? one.city })),
    problem: sent?.problem ?? null,
  };
}
