import type { Channel } from '../../../contacts/domain/words.js';
import type { Direction } from '../../../interactions/domain/words.js';
import { headEnd, type Span } from './spans.js';

/** How it was, as far as the line says: one channel, several that it might be, or none. */
interface ReadChannel {
  readonly channel: Channel | null;
  /** To choose from where the line leaves it open. */
  readonly options: readonly Channel[];
  readonly direction: Direction;
  readonly spans: readonly Span[];
}

interface Rule {
  readonly words: string;
  /** One: it says so. Several: it says that much. */
  readonly channels: readonly Channel[];
}

/** German and English, as people write them; the stems take their endings. */
const rules: readonly Rule[] = [
  {
    words:
      'video(?:call|anruf|chat|gespräch|telefonat|konferenz|calls?)?s?|zoom|zoomed|gezoomt|teams|facetime|skype|geskypt|skyped|webex|jitsi|google meet',
    channels: ['video'],
  },
  {
    words:
      'whats ?app|sms|signal|telegram|threema|linkedin|xing|instagram|insta|facebook|messenger|slack|dm|nachrichte?n?|message[ds]?|messaging|text(?:ed|message|nachricht)|getextet|gechattet|chat(?:ted)?|sprachnachricht',
    channels: ['message'],
  },
  { words: 'e-?mails?|mails?|gemailt|mailte|mailed|e-?mailed', channels: ['email'] },
  {
    words:
      'telefoniert?e?n?|telefonat|telefon|angerufen|anruf|anrufen|rief|zurückgerufen|phoned?|phone ?call|call(?:ed)?|rang|rung',
    channels: ['call'],
  },
  { words: 'brief|postkarte|karte|letter|postcard|card', channels: ['letter'] },
  {
    words:
      'veranstaltung|messe|konferenz|tagung|workshop|kongress|stammtisch|meetup|weihnachtsfeier|party|fest|vortrag|event|conference|fair|wedding|hochzeit|reception|podium',
    channels: ['event'],
  },
  {
    words:
      'kaffee|café|cafe|coffees?|tee|tea|mittagessen|mittag gegessen|lunch(?:ed)?|abendessen|dinner|frühstück|gefrühstückt|breakfast|brunch|bier|beers?|drinks?|spaziergang|spazieren|walk|getroffen|treffen|traf|met|meet|gegessen|besucht|visited|besuch|visit',
    channels: ['coffee'],
  },
  { words: 'geschrieben|schrieb|wrote|written|geantwortet|replied|answered', channels: ['email', 'message', 'letter'] },
  {
    words: 'gesprochen|sprach|spoke|spoken|talked|chat with|gequatscht|unterhalten|geredet|gehört|heard',
    channels: ['call', 'coffee', 'video'],
  },
];

interface Found extends Span {
  readonly text: string;
  readonly channels: readonly Channel[];
}

const patterns = rules.map(({ words, channels }) => ({
  channels,
  pattern: new RegExp(`(?<![\\p{L}\\p{N}])(?:${words})(?![\\p{L}\\p{N}])`, 'giu'),
}));

/**
 * The channel and who turned to whom, in German or English. What is said before the topic counts first; a word that
 * leaves it open gives way to one that doesn't. Never throws. Example: `Tom hat mich angerufen` is a call, inbound;
 * `Mail an Tom` an e-mail, outbound; `Tom geschrieben` may be an e-mail, a message or a letter.
 */
export function readChannel(line: string): ReadChannel {
  const all = foundIn(line);
  const head = all.filter(({ start }) => start < headEnd(line));
  const found = head.length > 0 ? head : all.slice(0, 1);
  const options = decided(found);
  return {
    channel: options.length === 1 ? (options[0] ?? null) : null,
    options: options.length === 1 ? [] : options,
    direction: directionOf(line, found),
    spans: [...found, ...helpersOf(line, found)],
  };
}

function foundIn(line: string): Found[] {
  return patterns
    .flatMap(({ pattern, channels }) =>
      [...line.matchAll(pattern)].map((match) => {
        return { text: match[0], start: match.index, end: match.index + match[0].length, channels };
      }),
    )
    .sort((a, b) => a.start - b.start);
}

/** A call by video is a video call; a meeting at an event is that event. */
const closer: readonly (readonly [Channel, Channel])[] = [
  ['video', 'call'],
  ['message', 'call'],
  ['event', 'coffee'],
  ['video', 'coffee'],
];

function decided(found: readonly Found[]): readonly Channel[] {
  const clear = [...new Set(found.filter(({ channels }) => channels.length === 1).flatMap(({ channels }) => channels))];
  const kept = clear.filter((channel) => !closer.some(([near, far]) => far === channel && clear.includes(near)));
  if (kept.length > 0) return kept;
  return found[0]?.channels ?? [];
}

const TO_ME = /(?<!\p{L})(?:mich|mir|uns|me|us|back to me)(?!\p{L})/iu;
const FROM_THEM =
  /(?<!\p{L})(?:mail|e-?mail|anruf|nachricht|brief|karte|postkarte|message|call|letter|postcard|sms|whats ?app|gehört|heard|antwort|reply) (?:von|from)(?!\p{L})/iu;
const FROM_ME =
  /(?<!\p{L})(?:angerufen|rief|gemailt|mailte|geschrieben|schrieb|geantwortet|zurückgerufen|called|phoned|rang|e-?mailed|mailed|wrote|texted|messaged|getextet|replied|answered|besucht|visited)(?!\p{L})/iu;
const TO_THEM =
  /(?<!\p{L})(?:mails?|e-?mails?|anruf|nachricht|brief|karte|postkarte|message|letter|postcard|sms|whats ?app|linkedin) (?:an|to|bei)(?!\p{L})/iu;
const TOGETHER = /(?<!\p{L})(?:mit|with)(?!\p{L})/iu;

/** Both, unless the words say who turned to whom. */
function directionOf(line: string, found: readonly Found[]): Direction {
  const head = line.slice(0, Math.max(headEnd(line), ...found.map(({ end }) => end)));
  if (FROM_THEM.test(head)) return 'inbound';
  if (TO_THEM.test(head)) return 'outbound';
  const turned = FROM_ME.test(head);
  if (turned && TO_ME.test(head)) return 'inbound';
  if (turned && (theyDid(head) || !TOGETHER.test(head))) return theyDid(head) ? 'inbound' : 'outbound';
  return 'mutual';
}

/** "sie hat geschrieben", "Tom hat angerufen": somebody else is the one who did. */
function theyDid(head: string): boolean {
  return (
    /(?<!\p{L})hat(?:te)?(?!\p{L})/iu.test(head) ||
    /^\s*\p{Lu}\p{L}+(?: \p{Lu}\p{L}+)? (?:called|wrote|replied|answered|texted|rang|phoned|emailed|messaged|visited)(?!\p{L})/u.test(
      head,
    )
  );
}

/** The small words that belong to it: "hat mich", "auf einen", "per", "over". */
function helpersOf(line: string, found: readonly Found[]): Span[] {
  return found.flatMap(({ start, end }) => {
    const before =
      /(?:(?<!\p{L})(?:auf|zum|zu|beim|einen?|eine|a|an|the|for|per|via|über|over|on|by|am|had|hatte|kurz|lange|haben?|hab|hat|mich|mir|me|wir|ich|uns|we|i|us|gerade|eben|just|und|and) )+$/iu.exec(
        line.slice(0, start),
      );
    const after = /^(?: (?:mich|mir|me|us|uns|an|up|zurück|back))(?!\p{L})(?! \p{Lu})/iu.exec(line.slice(end));
    const spans: Span[] = before ? [{ start: start - before[0].length, end: start }] : [];
    return after ? [...spans, { start: end, end: end + after[0].length }] : spans;
  });
}
