import type { Verb } from '../answers/domain/line-verbs.js';
import type { Links } from '../answers/new-keys.js';
import type { Voice } from '../common/voice/voice.js';
import type { Link } from './occasion.js';

/** A link that does one thing; `about` is what it says to those who hear it without what stands around it. */
export interface Action extends Link {
  readonly about: string;
}

/** The order in which they are offered. */
const order: readonly Verb[] = ['talked', 'done', 'later', 'snooze', 'skip', 'weekly', 'pause-week', 'keep'];

/** What can be done about one line. */
export function actionsOf(links: Links, { name }: { readonly name: string }, voice: Voice): readonly Action[] {
  return inOrder(links).map(({ verb, url }) => {
    const label = voice.say(`mail.verb.${verb}`);
    return { label, url, about: voice.say('mail.verb.about', { label, name }) };
  });
}

/** What can be done about the mails as such. */
export function actionsOfMail(links: Partial<Record<Verb, string | undefined>>, voice: Voice): readonly Action[] {
  return inOrder(links).map(({ verb, url }) => {
    const label = voice.say(`mail.verb.${verb}`);
    return { label, url, about: label };
  });
}

function inOrder(links: Partial<Record<Verb, string | undefined>>): readonly { verb: Verb; url: string }[] {
  return order.flatMap((verb) => {
    const url = links[verb];
    return url === undefined ? [] : [{ verb, url }];
  });
}
