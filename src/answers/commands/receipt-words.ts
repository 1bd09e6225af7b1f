import { formProblem } from '../../common/http/pages/form.js';
import type { Voice } from '../../common/voice/voice.js';
import type { Contact } from '../../contacts/contact.entity.js';
import { fullName } from '../../contacts/domain/full-name.js';
import { instantOf } from '../../common/zoned-time.js';
import type { Command } from './domain/command.js';
import type { Step, StepResult } from './step.js';

type People = ReadonlyMap<string, Contact>;
type Done = Extract<StepResult, { is: 'done' }>;

/** A step in one sentence, as its receipt says it. */
export function sentenceOf(
  step: Step,
  result: StepResult,
  { voice, people }: { voice: Voice; people: People },
): string {
  const name = nameOf(step, voice, people);
  if (result.is === 'done') return doneSentence(step.command, result, { name, voice });
  const problem = formProblem(voice, result.error).summary.map(({ text }) => text);
  return voice.say('receipt.refused', { name, problem: problem.join(' ') });
}

/** Whom or what it is about: a person, the number of a line without one, or the mails. */
function nameOf({ command, line }: Step, voice: Voice, people: People): string {
  if (!('number' in command)) return voice.say('receipt.mails');
  const person = people.get(line?.contactId ?? '');
  if (!person) return voice.say('receipt.line', { number: command.number });
  return fullName(person) || voice.say('person.unnamed');
}

function doneSentence(
  command: Command,
  { as, actId, until }: Done,
  { name, voice }: { name: string; voice: Voice },
): string {
  if (actId === null && as !== 'keep') return voice.say('receipt.same', { name });
  const day = until === null ? '' : voice.day(until);
  if (command.kind === 'yes' && as === 'yes' && command.meeting !== null) {
    const { on, time } = command.meeting;
    const start = instantOf(on, time, voice.zone).toISOString();
    return voice.say('receipt.done.yes-meeting', { name, day: voice.day(on), time: voice.time(start) });
  }
  const reason = command.kind === 'no' ? voice.say(`word.reason.${command.reason}`) : '';
  return voice.say(`receipt.done.${as}`, { name, day, reason });
}
