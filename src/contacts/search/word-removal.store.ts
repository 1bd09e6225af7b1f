import { Injectable } from '@nestjs/common';
import { engineOf, rows } from '../../common/database/sql.js';
import { UnitOfWork } from '../../common/database/unit-of-work.js';
import { nextTurn } from '../../common/next-turn.js';

/** From so many on it takes less to write the whole index anew than to take each out of its pages. Unit: people. */
const MANY_PEOPLE = 2000;
/** Some 20 ms of merging, then others get their turn. Unit: pages of the index. */
const PAGES_AT_ONCE = 200;
/** A merge that had nothing to do still counts itself (SQLite, FTS5, "The 'merge' command"). */
const NOTHING_MERGED = 2;

/** What marks of words begin with; those of its beginnings of two letters begin with 1 (SQLite, fts5_index.c). */
const WORDS_IN_INDEX = "x'30'";

/** How the words of many people go out of the search index. */
@Injectable()
export class WordRemovalStore {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /**
   * `work` deletes about `count` people. Their words are only crossed out meanwhile; before it ends the index is written
   * anew without them. Inside a unit of work: nobody ever sees the state between.
   */
  async whileManyGo<T>(count: number, work: () => Promise<T>): Promise<T> {
    if (count < MANY_PEOPLE || engineOf(this.unitOfWork.writer) !== 'sqlite') return work();
    await this.tell('secure-delete', 0);
    const result = await work();
    await this.mergeAll();
    await this.tell('secure-delete', 1);
    return result;
  }

  /**
   * After people have gone for good: FTS5 marks where a page of its index begins with the beginning of a word, and
   * `secure-delete` leaves these marks. Where one names a word that nobody has any more, the index is written anew, which
   * happens to one person in a few hundred. Inside a unit of work.
   */
  async forgetGone(): Promise<void> {
    if (engineOf(this.unitOfWork.writer) !== 'sqlite' || !(await this.marksSomebodyGone())) return;
    await this.mergeAll();
  }

  private async marksSomebodyGone(): Promise<boolean> {
    const marks = await rows<{ mark: string; next: string | null }>(
      this.unitOfWork.writer,
      `select mark, (select min(term) from contact_vocabulary where term >= mark) as next
         from (select cast(substr(term, 2) as text) as mark from contact_words_idx
                where substr(term, 1, 1) = ${WORDS_IN_INDEX} and length(term) > 1)`,
    );
    return marks.some(({ mark, next }) => !next?.startsWith(wholeLetters(mark)));
  }

  /** All parts of the index become one, which needs nobody crossed out: a negative number begins that. */
  private async mergeAll(): Promise<void> {
    await this.tell('merge', -PAGES_AT_ONCE);
    for (;;) {
      const before = await this.changes();
      await this.tell('merge', PAGES_AT_ONCE);
      if ((await this.changes()) - before < NOTHING_MERGED) return;
      await nextTurn();
    }
  }

  /** As text: what is bound comes as a number with a fraction, which the index refuses. */
  private async tell(command: 'secure-delete' | 'merge', value: number): Promise<void> {
    const sql = `insert into contact_words(contact_words, rank) values ('${command}', ${Math.trunc(value)})`;
    await rows(this.unitOfWork.writer, sql);
  }

  private async changes(): Promise<number> {
    const [row] = await rows<{ n: number }>(this.unitOfWork.writer, 'select total_changes() as n');
    return row?.n ?? 0;
  }
}

/** A mark may end in the middle of a letter of several bytes. */
function wholeLetters(mark: string): string {
  return mark.replace(/\uFFFD+$/, '');
}
