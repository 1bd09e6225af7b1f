import type { Page } from '../../common/http/pages/pages.js';
import type { Voice } from '../../common/voice/voice.js';
import { callMinutes } from '../../insights/domain/rehearsal.js';
import type { RehearsedCall } from '../../insights/rehearsal.service.js';
import type { Attempt } from '../../outreach/attempt.entity.js';
import { nameOf } from './person-words.view.js';

/** What fits beside the cards, in characters. */
const LONGEST_NOTE = 300;

/** First sentence, one question, the way out; beside them what one last noted, and whether it is a time to call. */
export function rehearsalPage(voice: Voice, { id, language }: Attempt, call: RehearsedCall): Page {
  const { contact, words, lastNote, hour } = call;
  const name = nameOf(voice, contact);
  const title = voice.say('rehearsal.title', { name });
  const cards = (['first', 'question', 'exit'] as const).flatMap((step) => {
    const text = words[step];
    return text === null ? [] : [{ step, label: voice.say(`rehearsal.${step}`), text }];
  });
  const view = {
    id,
    title,
    language,
    cards,
    note: lastNote && shortened(lastNote),
    box: voice.say('rehearsal.box', { minutes: callMinutes }),
    hour: voice.say(`rehearsal.hour.${hour}`),
  };
  return { name: 'rehearsal', title, place: 'people', view };
}

function shortened(text: string): string {
  return text.length <= LONGEST_NOTE ? text : `${text.slice(0, LONGEST_NOTE).trimEnd()}…`;
}
