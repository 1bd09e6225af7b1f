import { Injectable } from '@nestjs/common';
import type { Attempt } from './attempt.entity.js';
import { checkDraft, type DraftCheck } from './domain/draft-check.js';
import { PlaceholderLeft } from './domain/refusals.js';
import { waitsForAnswer } from './domain/words.js';
import { DraftCatalogue } from './drafting/draft-catalogue.js';

/** Looks at a stored draft as it stands now, the user's own words included. */
@Injectable()
export class DraftChecks {
  constructor(private readonly catalogue: DraftCatalogue) {}

  of(attempt: Attempt): readonly DraftCheck[] {
    const { language, form, formAssumed, body: text } = attempt;
    const kind = waitsForAnswer(attempt.situation) ? 'request' : 'note';
    // the short text and the script are offered beside it: only what goes out counts
    const draft = { text, aside: attempt.subject, language, form, kind, formAssumed } as const;
    return checkDraft(draft, this.catalogue.checkWords[language]);
  }

  /** "Unresolved placeholder blocks 'mark as sent'" (product.md, R19). */
  assertSendable(attempt: Attempt): void {
    const blocking = this.of(attempt).find(({ blocks }) => blocks);
    if (blocking) throw new PlaceholderLeft(String(blocking.params['found'] ?? ''));
  }
}
