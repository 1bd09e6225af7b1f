import type { Span } from './spans.js';

/** Words that only join what has been understood; they are no note. */
const JOINTS =
  /^(?:und|and|mit|with|an|to|von|from|bei|am|on|in|im|um|at|ich|wir|i|we|habe?|haben|hatte|hatten|hat|had|have|war|was|waren|were|es|it|gab|got|einen?|eine|ein|a|an|the|der|die|das|dem|den|frau|herrn?|dr|prof|mr|mrs|ms|so|dann|then|mal|kurz|gesagt|mich|mir|me)$/iu;

/**
 * What a line says beside who, how and when: the rest, without the words that joined it. Null if nothing is left. Never
 * throws. `noteOf('Kaffee mit Marlene, Dienstag, Thema Volontariat', spans)` is "Thema Volontariat".
 */
export function noteOf(line: string, taken: readonly Span[]): string | null {
  const characters = [...line].length === line.length ? [...line] : line.split('');
  for (const { start, end } of taken) for (let at = start; at < end; at += 1) characters[at] = '\u0000';
  const parts = characters
    .join('')
    .replace(/\u0000+/g, '\u0000')
    .split(/[,;]|\u0000/)
    .map(trimmed)
    .filter((part) => part !== '');
  return parts.join(', ') || null;
}

function trimmed(part: string): string {
  let text = part;
  for (let before = ''; before !== text;) {
    before = text;
    text = text.replace(/^[\s.:;,!?–—-]+|[\s:;,–—-]+$/g, '');
    const [first = '', last = ''] = [/^\S+/.exec(text)?.[0], /\S+$/.exec(text)?.[0]];
    if (JOINTS.test(first.replace(/\.$/, ''))) text = text.slice(first.length);
    else if (JOINTS.test(last)) text = text.slice(0, -last.length);
  }
  return /[\p{L}\p{N}]/u.test(text) ? text : '';
}
