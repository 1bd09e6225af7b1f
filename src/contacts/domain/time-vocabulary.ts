export type SpanUnit = 'day' | 'week' | 'month' | 'year';

/* German and English words for time, as canonical keys: "März" is "marz". No sentences, only what people type. */

export const spanUnits: Readonly<Record<string, SpanUnit>> = {
  ...named('day', 'day days tag tage tagen'),
  ...named('week', 'week weeks woche wochen'),
  ...named('month', 'month months monat monate monaten'),
  ...named('year', 'year years jahr jahre jahren'),
};

export const numberWords: Readonly<Record<string, number>> = Object.assign(
  {},
  ...[
    'a an one ein eine einem einer einen',
    'two zwei',
    'three drei',
    'four vier',
    'five funf',
    'six sechs',
    'seven sieben',
    'eight acht',
    'nine neun',
    'ten zehn',
    'eleven elf',
    'twelve zwolf',
  ].map((words, nth) => named(nth + 1, words)),
) as Record<string, number>;

export const monthNames: Readonly<Record<string, number>> = Object.assign(
  {},
  ...[
    'january jan januar janner',
    'february feb februar',
    'march mar marz mrz',
    'april apr',
    'may mai',
    'june jun juni',
    'july jul juli',
    'august aug',
    'september sept sep',
    'october oct oktober okt',
    'november nov',
    'december dec dezember dez',
  ].map((words, nth) => named(nth + 1, words)),
) as Record<string, number>;

/** "since yesterday", "seit letztem Jahr": which day, week, month or year is meant, one before this one. */
export const lastTimes: Readonly<Record<string, SpanUnit>> = {
  yesterday: 'day',
  gestern: 'day',
  'last week': 'week',
  'letzter woche': 'week',
  'last month': 'month',
  'letztem monat': 'month',
  'last year': 'year',
  'letztem jahr': 'year',
};

/** How many a word says; NaN for one that says nothing. Never throws. Example: "two", "zwei" and "2" are 2. */
export function numberOf(word: string): number {
  return numberWords[word] ?? Number(word);
}

/** What a span is counted in; years for a word that is no unit. Never throws. Example: `unitOf('wochen')` is `week`. */
export function unitOf(word: string): SpanUnit {
  return spanUnits[word] ?? 'year';
}

function named<T>(value: T, words: string): Record<string, T> {
  return Object.fromEntries(words.split(' ').map((word) => [word, value]));
}
