import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import { Clock } from '../../common/clock.js';
import { Holidays } from '../../common/holidays.js';
import { localDateOf } from '../../common/zoned-time.js';
import type { HeldSlot } from '../../slots/held-slot.entity.js';
import type { Attempt } from '../attempt.entity.js';
import type { DraftCheck } from '../domain/checks/draft-hint.js';
import type { OfferedTime } from '../domain/checks/offered-time.js';
import {
  checkDraft,
  checkRead,
  type DraftToCheck,
  leftoverPlaceholder,
  needsCalendar,
  readDraft,
} from '../domain/draft-check.js';
import { PlaceholderLeft } from '../domain/refusals.js';
import { waitsForAnswer } from '../domain/words.js';
import { DraftCatalogue } from '../drafting/draft-catalogue.js';

/** Whose days and holidays count. */
export type WriterPlace = Pick<Account, 'country' | 'region' | 'timeZone'>;

/** Looks at a text as it stands now, the user's own words included. */
@Injectable()
export class DraftChecks {
  constructor(
    private readonly catalogue: DraftCatalogue,
    private readonly holidays: Holidays,
    private readonly clock: Clock,
  ) {}

  /** A stored message. Days and times count as long as it is a draft: those of a message that is on its way pass. */
  of(
    place: WriterPlace,
    attempt: Attempt,
    slots: readonly HeldSlot[],
    times: readonly OfferedTime[] = [],
  ): Promise<readonly DraftCheck[]> {
    const draft = { ...draftOf(attempt), times };
    if (attempt.state !== 'drafted')
      return Promise.resolve(checkDraft(draftOf(attempt), this.catalogue.checkWords[attempt.language]));
    const days = slots.map(({ startAt, timeZone }) => localDateOf(new Date(startAt), timeZone));
    return this.ofText(place, draft, days);
  }

  /** Any text; its days by the calendar of the writer's country and Land. */
  async ofText(
    { country, region, timeZone }: WriterPlace,
    draft: Omit<DraftToCheck, 'days'>,
    slots: readonly string[] = [],
  ): Promise<readonly DraftCheck[]> {
    const read = readDraft(draft.text, this.catalogue.checkWords[draft.language]);
    if (!needsCalendar(read, slots)) return checkRead(draft, read);
    const isHoliday = await this.holidays.in(country, region);
    return checkRead({ ...draft, days: { today: this.clock.today(timeZone), isHoliday, slots } }, read);
  }

  /** "Unresolved placeholder blocks 'mark as sent'" (product.md, R19). */
  assertSendable({ body, subject }: Attempt): void {
    const placeholder = leftoverPlaceholder(body, subject);
    if (placeholder !== null) throw new PlaceholderLeft(placeholder);
  }
}

/** The short text and the script are offered beside it: only what goes out counts. */
function draftOf({ language, form, formAssumed, body, subject, situation }: Attempt): DraftToCheck {
  const kind = waitsForAnswer(situation) ? 'request' : 'note';
  return { text: body, aside: subject, language, form, kind, formAssumed };
}
