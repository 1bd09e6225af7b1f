import { type Fields, type FormProblem, textOf } from '../../common/http/pages/form.js';
import type { Voice } from '../../common/voice/voice.js';
import { addDays } from '../../common/local-date.js';

/** A promise is kept within a week unless another day is chosen. Unit: days. */
const PROMISE_DAYS = 7;

export interface AfterTalkForm {
  readonly id: string;
  readonly back: string;
  readonly open: boolean;
  readonly sent?: { readonly fields: Fields; readonly problem: FormProblem } | undefined;
}

/** The two lines that may stay empty: what was promised, and who else there is to talk to. */
export function afterTalkView(voice: Voice, { id, back, open, sent }: AfterTalkForm): object {
  return {
    id,
    back,
    open: open || sent !== undefined,
    ...afterTalkLines(voice, sent?.fields ?? {}),
    problem: sent?.problem,
  };
}

/** The same within another form. */
export function afterTalkLines(voice: Voice, fields: Fields): object {
  return {
    promise: textOf(fields, 'promise'),
    promiseOn: textOf(fields, 'promiseOn') ?? addDays(voice.today, PROMISE_DAYS),
    nextName: textOf(fields, 'nextName'),
    today: voice.today,
  };
}
