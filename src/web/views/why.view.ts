import type { Voice } from '../../common/voice/voice.js';
import type { Reason, ReasonCode } from '../../reactivation/domain/reasons.js';
import type { Term } from '../../reactivation/domain/terms.js';
import type { NotNow } from '../../reactivation/explain.service.js';

/** Drawings for the short reasons on a card. */
const ICON_BY_REASON: Readonly<Partial<Record<ReasonCode, string>>> = {
  comeback: 'repeat',
  'last-talked': 'clock',
  'linked-since': 'link',
  'not-told-when': 'clock',
  'warm-up': 'sun',
  bonus: 'mountain',
  greeting: 'mail',
  'angle-new-date': 'calendar',
  'angle-shorter': 'phone',
  'angle-bring': 'book-open',
  'angle-hello': 'mail',
  'angle-other-way': 'shuffle',
  'shared-station': 'flag',
  'brings-news': 'book-open',
};

export function reasonLines(voice: Voice, reasons: readonly Reason[]): { icon: string; text: string }[] {
  return reasons.map(({ code, params }) => ({
    icon: ICON_BY_REASON[code] ?? 'hand-heart',
    text: voice.say(`reason.${code}`, params),
  }));
}

/** "How is this chosen?": what keeps them away now, then everything that counts, then what is not told yet. */
export function explained(voice: Voice, terms: readonly Term[], notNow: readonly NotNow[] = []): string[] {
  const now = notNow.map((reason) => notNowWords(voice, reason));
  const told = terms.filter(({ code }) => !code.startsWith('not-told'));
  const open = terms.filter(({ code }) => code.startsWith('not-told'));
  return [...now, ...[...told, ...open].map(({ code, params }) => voice.say(`term.${code}`, params))];
}

export function notNowWords(voice: Voice, { code, on }: NotNow): string {
  return voice.say(`not-now.${code}`, { day: on ? voice.shortDay(on) : '' });
}
