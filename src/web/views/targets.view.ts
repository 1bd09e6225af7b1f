import { type Fields, type FormProblem, textOf } from '../../common/http/pages/form.js';
import type { Page } from '../../common/http/pages/pages.js';
import type { Voice } from '../../common/voice/voice.js';
import { revisionOf } from '../../common/http/revisions.js';
import { targetKinds } from '../../targets/domain/words.js';
import type { PeopleNearTarget, PersonNearTarget } from '../../targets/one-step.service.js';
import { reasonNear } from '../../targets/reason-near.js';
import type { Target } from '../../targets/target.entity.js';
import { type Option, optionsOf } from './options.view.js';
import { easeOf, nameOf, workOf } from './person-words.view.js';

/** A form that has to be corrected. */
export interface SentTarget {
  readonly fields: Fields;
  readonly problem: FormProblem;
  /** What is stored has changed meanwhile: the next try is about the new version. */
  readonly isNew?: boolean;
}

/** What is taken along into a letter. Unit: characters, as the field `about` takes them. */
const LONGEST_ABOUT = 120;

export function targetsPage(voice: Voice, targets: readonly Target[], sent: SentTarget | null): Page {
  const given = (name: string): string | null => (sent ? textOf(sent.fields, name) : null);
  const view = {
    rows: targets.map(({ id, kind, name, note }) => ({ id, name, what: voice.say(`word.target.${kind}`), note })),
    kinds: kindsOf(voice, given('kind') ?? 'employer'),
    values: { name: given('name') },
    problem: sent?.problem ?? null,
  };
  return { name: 'targets', title: voice.say('targets.title'), place: 'people', view };
}

/** One target with the people who are within one step. */
export function targetPage(voice: Voice, { target, people, more }: PeopleNearTarget, sent: SentTarget | null): Page {
  const given = (name: 'kind' | 'name' | 'note'): string | null => (sent ? textOf(sent.fields, name) : target[name]);
  const view = {
    id: target.id,
    title: target.name,
    lead: voice.say('targets.found', { count: people.length }),
    people: people.map((person) => personView(voice, target, person)),
    more: more ? voice.say('targets.more') : null,
    values: { name: given('name'), note: given('note') },
    kinds: kindsOf(voice, given('kind') ?? target.kind),
    revision: sent && !sent.isNew ? textOf(sent.fields, 'revision') : revisionOf(target),
    problem: sent?.problem ?? null,
  };
  return { name: 'target', title: target.name, place: 'people', view };
}

/** Asking for a talk about the field; about an employer its name says enough. */
function personView(voice: Voice, { name }: Target, person: PersonNearTarget): object {
  const { contact, rung, paused } = person;
  return {
    id: contact.id,
    name: nameOf(voice, contact),
    what: workOf(contact),
    why: reasonNear(person, (key, params) => voice.say(key, params)),
    ease: easeOf(voice, rung),
    about: paused ? null : [...name].slice(0, LONGEST_ABOUT).join(''),
  };
}

function kindsOf(voice: Voice, chosen: string): Option[] {
  return optionsOf(targetKinds, chosen, (kind) => voice.say(`word.target.${kind}`));
}
