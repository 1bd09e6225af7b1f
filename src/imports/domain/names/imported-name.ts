export interface PersonName {
  readonly givenName: string | null;
  readonly familyName: string | null;
  readonly honorific: string | null;
}

const SYMBOLS =
  /[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}\u200b-\u200d\u2060\u20e3\ufe0e\ufe0f]/gu;
const PRONOUN =
  '(?:he|him|his|she|her|hers|they|them|theirs|any|all|ze|zir|xe|xem|er|ihm|ihn|sie|ihr|dey|deren|el|ella|elle|elles|il|iel|lui)';
const PRONOUNS = new RegExp(
  `[([{]\\s*${PRONOUN}(?:\\s*[/,|]\\s*${PRONOUN})*(?:\\s+pronouns)?\\s*[)\\]}]|(?<![\\p{L}\\p{N}])${PRONOUN}(?:/${PRONOUN})+(?![\\p{L}\\p{N}])`,
  'giu',
);
/** Titles before a name that belong to the form of address. */
const LEADING_TITLE =
  /^((?:(?:prof|dr|mag|dipl|ing|priv|doz|hc|h\.c|rer|nat|med|jur|phil)[.\s-]+)*(?:prof|dr|mag|ing)(?:\.|(?=\s)))\s*/i;
/** Degrees as they stand behind names; only these are cut where no comma sets them apart ("Ma" is also a name). */
const DEGREES: ReadonlySet<string> = new Set(
  'MBA EMBA PhD Ph.D. Ph.D MSc M.Sc. M.Sc BSc B.Sc. B.Sc M.A. B.A. M.Eng. B.Eng. LL.M. LL.M LLM LL.B. CFA CPA PMP CISSP MPH MPA M.D. Dipl.-Ing. Dipl.-Kfm.'.split(
    ' ',
  ),
);
/** Behind a comma: capitals, digits and dots ("PMP®", "SHRM-CP", "M.Sc."), or a degree of the list. */
const CREDENTIAL = /^[\p{Lu}\d][\p{Lu}\d.®™+()-]{1,11}$|^(?:\p{Lu}[\p{L}]{0,3}\.-?)+\p{L}{0,4}\.?$/u;

/** What stands behind is no name any more, and fitting cuts far below it anyway. Unit: characters. */
const LONGEST_LOOKED_AT = 10_000;

/**
 * The name without what people put around it: emojis, pronouns in brackets, degrees behind a comma; titles before it
 * become the honorific. A half name stays half, nothing is guessed. Never throws. Source: imports.md, 5.1.
 *
 * @example importedName('Dr. Greta 🎓', 'Beispiel (she/her), MBA') // { givenName: 'Greta', familyName: 'Beispiel', honorific: 'Dr.' }
 */
export function importedName(givenName: string | null, familyName: string | null): PersonName {
  const given = withoutLeadingTitle(tidied(givenName));
  const family = withoutLeadingTitle(tidied(familyName));
  const titles = [given.title, family.title].filter((title) => title !== '');
  return {
    givenName: given.rest === '' ? null : given.rest,
    familyName: family.rest === '' ? null : family.rest,
    honorific: titles.length > 0 ? titles.join(' ') : null,
  };
}

function tidied(part: string | null): string {
  const text = (part ?? '').slice(0, LONGEST_LOOKED_AT).replace(SYMBOLS, ' ').replace(PRONOUNS, ' ');
  return trimmed(withoutDegrees(trimmed(text)));
}

function withoutDegrees(text: string): string {
  const [name = '', ...behindCommas] = text.split(',');
  const words = behindCommas.flatMap((part) => part.trim().split(/\s+/)).filter((word) => word !== '');
  const cut = words.length > 0 && words.every(isCredential) ? name : text;
  return withoutTrailingDegree(cut.trim());
}

function withoutTrailingDegree(name: string): string {
  const words = name.split(/\s+/);
  while (words.length > 1 && DEGREES.has(words.at(-1) ?? '')) words.pop();
  return words.join(' ');
}

function isCredential(word: string): boolean {
  return DEGREES.has(word) || CREDENTIAL.test(word);
}

function withoutLeadingTitle(name: string): { title: string; rest: string } {
  const [whole = '', title = ''] = LEADING_TITLE.exec(name) ?? [];
  return { title: title.trim(), rest: name.slice(whole.length) };
}

const SEPARATORS: ReadonlySet<string> = new Set(' ,;|•·-–—');

/** Sign by sign: a pattern would look at a row of 100,000 dashes 100,000 times. Blanks collapsed, and no separators left standing at the ends. */
function trimmed(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  let start = 0;
  let end = line.length;
  while (start < end && SEPARATORS.has(line[start] ?? '')) start += 1;
  while (end > start && SEPARATORS.has(line[end - 1] ?? '')) end -= 1;
  return line.slice(start, end).trim();
}
