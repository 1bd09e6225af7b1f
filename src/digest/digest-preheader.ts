import type { LocalDate } from '../common/local-date.js';
import { cardOf } from './digest-card.js';
import { isAhead } from './digest-days.js';
import type { DayToSay } from './day-to-say.js';
import type { Occasion } from './occasion.js';

/** Names that fit beside the subject in a list of mails. */
const MOST_NAMES = 3;

function kindOf({ lines }: DayToSay, today: LocalDate): 'suggestions' | 'mixed' | 'ahead' {
  if (lines.every((line) => line.kind === 'suggestion')) return 'suggestions';
  return lines.some((line) => isAhead(line, today)) ? 'ahead' : 'mixed';
}

/** What a list of mails shows behind the subject: who it is about, without names where the account wants it so. */
export function preheaderOf(day: DayToSay, occasion: Occasion): string {
  const { voice, account } = occasion;
  if (day.lines.length === 0) return voice.say(day.asks ? 'mail.preheader.question' : 'mail.preheader.nothing');
  const kind = kindOf(day, voice.today);
  const names = day.lines.flatMap((line) => cardOf(line, day, occasion).shortName ?? []);
  if (!account.mailNames || names.length === 0) return voice.say(`mail.preheader.${kind}.plain`);
  const said = [...new Set(names)].slice(0, MOST_NAMES);
  return voice.say(`mail.preheader.${kind}.names`, { names: voice.list(said) });
}
