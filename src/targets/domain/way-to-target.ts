import { isAbout, type TargetQuestion } from './target-words.js';

/** What is known of somebody, as far as a target goes. */
export interface PersonAtWork {
  readonly organisation: string | null;
  readonly role: string | null;
  readonly history: readonly { readonly organisation: string | null; readonly role: string | null }[] | null;
  readonly tags: readonly string[];
  /** Where we know each other from. */
  readonly station: { readonly organisation: string; readonly myRole: string | null } | null;
}

/** How somebody is at the target themselves; `where` is the text that says so. */
export interface OwnWay {
  readonly code: 'works-there' | 'worked-there' | 'does' | 'did' | 'station' | 'tag';
  readonly where: string;
}

/**
 * Why somebody is at the target: they work there, worked there, or we were there together; in a field also what they do,
 * did, or are tagged with. The most telling one; null: nothing of it. Never throws. Source: product.md R12.
 *
 * @example wayTo({ kind: 'employer', words: ['radio', 'nordlicht'] }, { organisation: 'Radio Nordlicht', ... })
 * // { code: 'works-there', where: 'Radio Nordlicht' }
 */
export function wayTo(target: TargetQuestion, person: PersonAtWork): OwnWay | null {
  const ways = target.kind === 'employer' ? employerWays(person) : fieldWays(person);
  return ways.find(({ where }) => isAbout(target, where)) ?? null;
}

function employerWays({ organisation, history, station }: PersonAtWork): OwnWay[] {
  return ways([
    ['works-there', [organisation]],
    ['worked-there', (history ?? []).map((past) => past.organisation)],
    ['station', [station?.organisation ?? null]],
  ]);
}

function fieldWays({ organisation, role, history, tags, station }: PersonAtWork): OwnWay[] {
  return ways([
    ['does', [role, organisation, joined(role, organisation)]],
    ['did', (history ?? []).map((past) => joined(past.role, past.organisation))],
    ['tag', tags],
    ['station', [station && joined(station.myRole, station.organisation)]],
  ]);
}

function ways(told: readonly (readonly [OwnWay['code'], readonly (string | null)[]])[]): OwnWay[] {
  return told.flatMap(([code, texts]) => texts.flatMap((where) => (where ? [{ code, where }] : [])));
}

function joined(...texts: readonly (string | null)[]): string {
  return texts.filter(Boolean).join(', ');
}
