import type { Form, Language } from './words.js';

/** What is known that bears on Sie or du, and on the language. */
export interface FormFacts {
  readonly form: Form | null;
  readonly language: Language | null;
  readonly higherStatus: boolean | null;
  readonly role: string | null;
  /** Kind of the station where we met, or null. */
  readonly stationKind: string | null;
  readonly accountLocale: Language;
}

export interface FormProposal {
  readonly form: Form;
  readonly language: Language;
  /** True when the form was not known: the draft's checks then carry `form-assumed`. */
  readonly assumed: boolean;
}

/** Where one learns among others who learn. */
const LEARNING_STATIONS = new Set(['study', 'internship', 'traineeship', 'volunteering', 'club', 'abroad']);
const LEADS_OR_TEACHES =
  /leit(?:er|ung)|head|chief|chef|direktor|director|manager|vorstand|prof\.|professor|dozent|lecturer|teacher|lehr(?:er|ende)|ausbilder|betreuer|supervisor|koordinat|coordinator|founder|gründer|ceo|vice president/iu;
const FELLOW =
  /(?<!\p{L})(?:\p{L}*student(?:in|en)?|\p{L}*studierende[rn]?|kommiliton(?:e|in|en)?|\p{L}*praktikant(?:in|en)?|\p{L}*volontär(?:in|e)?|hospitant(?:in|en)?|azubi|auszubildende[rn]?|intern|trainee|apprentice|fellow|classmate|course ?mate)(?!\p{L})/iu;

/**
 * Sie or du, and the language, when a message is to be written: what is known about the person, else a proposal.
 * "Sie for people of higher status or met above one's own level, du for fellow students and trainees, else Sie; in the
 * account's language" (product.md, "Form"). Fellow means: met at a station where one learns, not of higher status, and
 * either the role says so (student, intern, trainee ...) or, with no role known, the user said "not above me".
 * Whoever leads or teaches is met above one's own level. Never throws.
 *
 * @example proposeForm({ form: null, language: null, higherStatus: null, role: 'Praktikantin', stationKind: 'internship', accountLocale: 'de' })
 * // { form: 'du', language: 'de', assumed: true }
 */
export function proposeForm(facts: FormFacts): FormProposal {
  const language = facts.language ?? facts.accountLocale;
  if (facts.form !== null) return { form: facts.form, language, assumed: false };
  return { form: isFellow(facts) ? 'du' : 'sie', language, assumed: true };
}

function isFellow(facts: FormFacts): boolean {
  if (facts.higherStatus === true) return false;
  if (facts.stationKind === null || !LEARNING_STATIONS.has(facts.stationKind)) return false;
  if (facts.role === null) return facts.higherStatus === false;
  return FELLOW.test(facts.role) && !LEADS_OR_TEACHES.test(facts.role);
}
