import type { TextParams } from '../../common/text.js';
import type { Language } from '../../contacts/domain/words.js';

/** A sentence or a part of one out of templates/locales, in the language of the draft. */
export type Say = (key: string, params?: TextParams) => string;

/** templates/drafts/organisation-words.json: how one says where somebody works or studies. */
export interface OrganisationWords {
  readonly legalForms: readonly string[];
  readonly languages: Readonly<Record<Language, LanguageWords>>;
}

interface LanguageWords {
  /** Said for a name that fits no rule: "bei". */
  readonly otherwise: string;
  /** A name that brings its article: "Der Spiegel" is "beim Spiegel". */
  readonly articles: Readonly<Record<string, string>>;
  /** First word of the name that fits decides; `*zeitung` is a word that ends so, `university of` a beginning. */
  readonly rules: readonly { readonly say: string; readonly words: readonly string[] }[];
  /** Words before it that bend with it: "Süddeutsche" to "Süddeutschen" after "bei der". */
  readonly bend: readonly { readonly ending: string; readonly becomes: string }[];
}

/**
 * Where: "an der Universität Leipzig", "beim Lokalradio Jena", "bei Radio Isarwelle"; "at the University of Leeds".
 * Legal forms fall away. A name that no rule knows is said with the plain preposition. Never throws.
 *
 * @example placeWords('Süddeutsche Zeitung GmbH', words, 'de') // 'bei der Süddeutschen Zeitung'
 */
export function placeWords(organisation: string, words: OrganisationWords, language: Language): string {
  const { rules, articles, bend, otherwise } = words.languages[language];
  const names = withoutLegalForm(organisation, words.legalForms).split(' ');
  const byArticle = articles[names[0] ?? ''];
  if (byArticle !== undefined && names.length > 1) return [byArticle, ...names.slice(1)].join(' ');
  for (const [position, name] of names.entries()) {
    const rest = names.slice(position).join(' ').toLowerCase();
    const rule = rules.find((candidate) => candidate.words.some((word) => fits(name.toLowerCase(), rest, word)));
    if (rule === undefined) continue;
    const before = names.slice(0, position).map((word) => bent(word, rule.say === otherwise ? [] : bend));
    return [rule.say, ...before, ...names.slice(position)].join(' ');
  }
  return [otherwise, ...names].join(' ');
}

function withoutLegalForm(organisation: string, legalForms: readonly string[]): string {
  const name = organisation.replace(/\s+/gu, ' ').trim();
  const legal = legalForms.find((form) => name.endsWith(` ${form}`));
  return legal === undefined ? name : name.slice(0, -legal.length).replace(/[,\s]+$/u, '');
}

function fits(name: string, rest: string, word: string): boolean {
  if (word.includes(' ')) return rest.startsWith(`${word} `);
  return word.startsWith('*') ? name.endsWith(word.slice(1)) : name === word;
}

function bent(word: string, bend: LanguageWords['bend']): string {
  const rule = /^\p{Lu}\p{Ll}+$/u.test(word) ? bend.find(({ ending }) => word.endsWith(ending)) : undefined;
  return rule === undefined ? word : word.slice(0, -rule.ending.length) + rule.becomes;
}
