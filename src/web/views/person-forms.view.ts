import { type Fields, type FormProblem, textOf } from '../../common/http/pages/form.js';
import type { Voice } from '../../common/voice/voice.js';
import { channels } from '../../contacts/domain/words.js';
import { directions } from '../../interactions/domain/words.js';
import { optionsOf } from './options.view.js';

interface Sent {
  readonly fields: Fields;
  readonly problem: FormProblem;
}

/** What the forms on a person's page had in them when something has to be corrected. */
export interface PersonForms {
  readonly log?: Sent;
  readonly promise?: Sent;
  readonly birthday?: Sent;
  readonly relation?: Sent;
  readonly afterTalk?: Sent;
}

/** "Was gab's?": today, a call, both of us, until told otherwise. */
export function logForm(voice: Voice, sent: Sent | undefined): object {
  const given = (name: string): string | null => (sent ? textOf(sent.fields, name) : null);
  return {
    channels: optionsOf(channels, given('channel') ?? 'call', (channel) => voice.say(`word.channel.${channel}`)),
    directions: optionsOf([...directions].reverse(), given('direction') ?? 'mutual', (direction) =>
      voice.say(`log.direction.${direction}`),
    ),
    on: given('on') ?? voice.today,
    today: voice.today,
    summary: given('summary'),
    problem: sent?.problem,
  };
}
