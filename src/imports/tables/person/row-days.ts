import type { LocalDate } from '../../../common/local-date.js';
import { droppedDay } from '../../domain/days/dropped-day.js';
import type { ParsedTalk } from '../../domain/parsed-contact.js';
import { cellBirthday, cellDay } from '../../domain/days/table-days.js';
import type { Remark } from '../../domain/words.js';
import type { Cells } from '../cells.js';

const NO_REMARKS: readonly Remark[] = [];
const NO_TALKS: readonly ParsedTalk[] = [];

export interface RowDays {
  readonly birthday: string | null;
  readonly connectedOn: LocalDate | null;
  readonly talks: readonly ParsedTalk[];
  /** Days that nobody can read. */
  readonly remarks: readonly Remark[];
}

/**
 * The days of a row: birthday, LinkedIn's day of connecting, and the last contact as a talk. Never throws.
 *
 * @example rowDays(cells, true).connectedOn // '2024-03-05'
 */
export function rowDays(cells: Cells, monthFirst: boolean): RowDays {
  const connectedText = cells.first('connectedOn');
  const connectedOn = connectedText === null ? null : cellDay(connectedText, monthFirst);
  const unread =
    connectedText !== null && connectedOn === null ? [droppedDay('date-dropped', connectedText)] : NO_REMARKS;
  if (cells.layout.isPlain) return { birthday: null, connectedOn, talks: NO_TALKS, remarks: unread };
  const born = birthdayOf(cells, monthFirst);
  const spoke = talksOf(cells, monthFirst);
  return {
    connectedOn,
    birthday: born.birthday,
    talks: spoke.talks,
    remarks: [...born.remarks, ...unread, ...spoke.remarks],
  };
}

function birthdayOf(cells: Cells, monthFirst: boolean): Pick<RowDays, 'birthday' | 'remarks'> {
  const text = cells.first('birthday');
  const found = text === null ? 'none' : cellBirthday(text, monthFirst);
  if (typeof found !== 'string') return { birthday: found.birthday, remarks: NO_REMARKS };
  return { birthday: null, remarks: found === 'none' ? NO_REMARKS : [droppedDay('birthday-dropped', text ?? '')] };
}

function talksOf(cells: Cells, monthFirst: boolean): Pick<RowDays, 'talks' | 'remarks'> {
  const texts = cells.columnsOf('lastContactOn').flatMap(({ at }) => cells.line(at) ?? []);
  const days = texts.map((text) => cellDay(text, monthFirst));
  return {
    talks: [...new Set(days)].flatMap((on) =>
      on === null ? [] : [{ on, channel: 'other', direction: 'mutual', summary: null, count: 1 }],
    ),
    remarks: texts.filter((_, at) => days[at] === null).map((text) => droppedDay('date-dropped', text)),
  };
}
