import { Injectable } from '@nestjs/common';
import { rows } from '../../common/database/sql.js';
import { UnitOfWork } from '../../common/database/unit-of-work.js';
import { nearestOf, piecesOf } from '../domain/near-words.js';
import type { Spellings } from './word-index.js';
import { wordIndexOf } from './word-index.query.js';

/** Other spellings of one word; more would find half of the people. */
const MOST_SPELLINGS = 20;
/** Words of others may look alike, too: so many are looked up among one's own people. */
const MOST_LOOKS = 100;

/** What misspelt words may have meant: only asked when nobody is found as it was typed. */
@Injectable()
export class SpellingQuery {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Null: somebody has all these words as they are spelt, or nobody has them however they are spelt. */
  async corrected(accountId: string, words: readonly string[]): Promise<readonly Spellings[] | null> {
    if (await this.isKnown(accountId, ...words)) return null;
    const known = await Promise.all(words.map((word) => this.isKnown(accountId, word)));
    const isEachKnown = known.every(Boolean);
    const corrected: Spellings[] = [];
    for (const [nth, word] of words.entries()) {
      if (known[nth] && !isEachKnown) {
        corrected.push([word]);
        continue;
      }
      const near = await this.near(accountId, word);
      corrected.push(known[nth] ? [word, ...near] : near);
    }
    const isOther = corrected.some((spellings, nth) => spellings.length > 1 || spellings[0] !== words[nth]);
    return isOther && corrected.every((spellings) => spellings.length > 0) ? corrected : null;
  }

  /** The nearest words that somebody of the account has. */
  private async near(accountId: string, word: string): Promise<string[]> {
    const pieces = piecesOf(word);
    if (pieces.length === 0) return [];
    const { reader } = this.unitOfWork;
    const { sql, values } = wordIndexOf(reader).wordsWith(accountId, pieces);
    const found = await rows<{ word: string }>(reader, sql, values);
    let looks = 0;
    for (const equallyNear of nearestOf(
      word,
      found.map((row) => row.word),
    )) {
      const own: string[] = [];
      for (const candidate of equallyNear) {
        if (candidate.startsWith(word) || own.length === MOST_SPELLINGS || looks >= MOST_LOOKS) continue;
        looks += 1;
        if (await this.isKnown(accountId, candidate)) own.push(candidate);
      }
      if (own.length > 0) return own;
    }
    return [];
  }

  private async isKnown(accountId: string, ...words: readonly string[]): Promise<boolean> {
    const { reader } = this.unitOfWork;
    const together = words.map((word) => [word]);
    const { sql, values } = wordIndexOf(reader).ids(accountId, together, 'anywhere');
    return (await rows(reader, `${sql} limit 1`, values)).length > 0;
  }
}
