import type { Voice } from '../../common/voice/voice.js';
import type { Contact } from '../../contacts/contact.entity.js';
import { channels } from '../../contacts/domain/words.js';
import { directions } from '../../interactions/domain/words.js';
import type { QuickLogAnswer, Unsure } from '../../people/quick-log/quick-log.service.js';
import { type Option, optionsOf } from './options.view.js';
import { nameOf, workOf } from './person-words.view.js';

/** A line, what was understood of it, and the people that a search for somebody else has found. */
export interface ReadLine {
  readonly line: string;
  /** Whose page the line was written on. */
  readonly person: Contact | null;
  readonly answer: QuickLogAnswer;
  readonly others: readonly Contact[];
}

/** The line that could not be read yet, or none. */
export function emptyLineView(voice: Voice, line: string | null, person: Contact | null): object {
  return { line, person: person?.id, personName: person && nameOf(voice, person) };
}

/** What was understood, as chips; what is unsure stands open, with its question. */
export function quickLogView(voice: Voice, read: ReadLine): object {
  const { line, person, answer } = read;
  return {
    ...emptyLineView(voice, line, person),
    read: {
      who: whoOf(voice, read),
      when: whenOf(voice, answer),
      how: howOf(voice, answer),
      note: noteOf(voice, answer),
    },
  };
}

function whoOf(voice: Voice, { answer, others }: ReadLine): object {
  const open = answer.unsure.find(({ field }) => field === 'contactId');
  const { contact } = answer.understood;
  const who = voice.say('quick-log.who');
  // whoever was searched for is the answer to the question
  const question = others.length > 0 ? who : questionOf(voice, open);
  return {
    chip: contact ? nameOf(voice, contact) : who,
    question: contact ? null : question,
    label: question ?? who,
    name: open?.why === 'nobody-known' ? open.name : null,
    options: peopleToChoose(voice, contact, [...(open?.why === 'several-people' ? open.people : []), ...others]),
  };
}

function peopleToChoose(voice: Voice, chosen: Contact | null, others: readonly Contact[]): Option[] {
  const people = new Map([...(chosen ? [chosen] : []), ...others].map((one) => [one.id, one]));
  const options = [...people.values()].map((one): Option => {
    const label = [nameOf(voice, one), workOf(one) ?? one.city].filter(Boolean).join(', ');
    return { value: one.id, label, chosen: one === chosen };
  });
  return chosen || options.length === 0 ? options : [unchosen(voice), ...options];
}

function whenOf(voice: Voice, { understood, unsure }: QuickLogAnswer): object {
  const open = unsure.find(({ field }) => field === 'on');
  const question = questionOf(voice, open);
  const days = open && 'days' in open ? open.days : [];
  return {
    chip: understood.on ? voice.day(understood.on) : voice.say('quick-log.when'),
    question,
    label: question ?? voice.say('quick-log.when'),
    value: understood.on,
    today: voice.today,
    options: days.map((day) => ({ value: day, label: voice.day(day) })),
  };
}

const ICONS: Readonly<Record<string, string>> = {
  email: 'mail-open',
  call: 'phone',
  coffee: 'coffee',
  video: 'video',
  message: 'message-circle',
  letter: 'mail',
  event: 'users',
};

function howOf(voice: Voice, { understood, unsure }: QuickLogAnswer): object {
  const open = unsure.find(({ field }) => field === 'channel');
  const question = questionOf(voice, open);
  const likely: readonly string[] = open && 'channels' in open ? open.channels : [];
  const inOrder = [...likely, ...channels.filter((channel) => !likely.includes(channel))];
  const all = optionsOf(inOrder, understood.channel, (channel) => voice.say(`word.channel.${channel}`));
  return {
    chip: understood.channel ? voice.say(`word.channel.${understood.channel}`) : voice.say('quick-log.how'),
    icon: ICONS[understood.channel ?? ''] ?? 'circle-help',
    question,
    label: question ?? voice.say('quick-log.how'),
    options: understood.channel ? all : [unchosen(voice), ...all],
    directions: optionsOf([...directions].reverse(), understood.direction, (direction) =>
      voice.say(`log.direction.${direction}`),
    ),
  };
}

function noteOf(voice: Voice, { understood }: QuickLogAnswer): object {
  return { chip: understood.summary ?? voice.say('quick-log.no-note'), value: understood.summary };
}

function questionOf(voice: Voice, open: Unsure | undefined): string | null {
  if (!open) return null;
  return voice.say(`quick-log.ask.${open.why}`, 'name' in open ? { name: open.name } : {});
}

function unchosen(voice: Voice): Option {
  return { value: '', label: voice.say('quick-log.choose'), chosen: true };
}
