import { type Fields, textOf } from '../../common/http/pages/form.js';
import type { Page } from '../../common/http/pages/pages.js';
import type { Voice } from '../../common/voice/voice.js';
import type { Contact } from '../../contacts/contact.entity.js';
import { objections } from '../../insights/domain/objections.js';
import type { FirstWordsOfDraft } from '../../outreach/writing/first-words.service.js';
import { objectionWords } from './objection.view.js';
import { nameOf } from './person-words.view.js';

/** "Stimmt für mich" or "Stimmt nicht". */
type Said = 'yes' | 'no';

/** 1 to the number of cards; whatever else the address says is the first one. */
export function cardNumber(asked: string | null): number {
  const number = Number(asked);
  return Number.isInteger(number) && number >= 1 && number <= objections.length ? number : 1;
}

export function saidOf(fields: Fields): Said | null {
  const said = textOf(fields, 'said');
  return said === 'yes' || said === 'no' ? said : null;
}

/** One card, below the answer to the one before. */
export function attitudeCardPage(voice: Voice, number: number, said: Said | null): Page {
  const objection = objections[number - 1] ?? 'time';
  const title = voice.say('attitude.title');
  const view = {
    title,
    number,
    progress: voice.say('attitude.progress', { number, count: objections.length }),
    claim: objectionWords(voice, objection).claim,
    before: number > 1 ? answerTo(voice, number - 1, said) : null,
  };
  return { name: 'attitude', title, view };
}

/** The last answer, and then no more thinking: one message to somebody close. */
export function attitudeEndPage(
  voice: Voice,
  asked: { friend: Contact | null; words: FirstWordsOfDraft | null; said: Said | null },
): Page {
  const { friend, words, said } = asked;
  const title = voice.say('attitude.end-title');
  const view = {
    title,
    before: said && answerTo(voice, objections.length, said),
    friend: friend && { id: friend.id, name: nameOf(voice, friend), words },
  };
  return { name: 'attitude-end', title, view };
}

function answerTo(voice: Voice, number: number, said: Said | null): object | null {
  const objection = objections[number - 1];
  if (!objection) return null;
  return { ...objectionWords(voice, objection), said: said && voice.say(`attitude.said-${said}`) };
}
