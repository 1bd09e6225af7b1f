import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import { UnitOfWork } from '../../common/database/unit-of-work.js';
import { Texts } from '../../common/text.js';
import { SlotsService } from '../../slots/slots.service.js';
import type { Attempt } from '../attempt.entity.js';
import type { UpdateDraft } from '../attempts.input.js';
import { AttemptsService } from '../attempts.service.js';
import { replaced } from '../domain/checks/inserted.js';
import { DraftChecks } from './draft-checks.service.js';
import { hintWords } from './hint-words.js';

/** The user liked a suggestion of the check: it goes into the words as they stand on the page, and they are stored. */
@Injectable()
export class TakeSuggestionService {
  constructor(
    private readonly attempts: AttemptsService,
    private readonly checks: DraftChecks,
    private readonly slots: SlotsService,
    private readonly texts: Texts,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** `suggestion` names it as its page did: `CODE` or `CODE:START`. One that has settled itself changes nothing. */
  async take(account: Account, attemptId: string, taken: { words: UpdateDraft; suggestion: string }): Promise<Attempt> {
    const draft = await this.attempts.find(account.id, attemptId);
    const body = taken.words.body ?? draft.body;
    const words = { ...taken.words, body: await this.withSuggestion(account, { ...draft, body }, taken.suggestion) };
    return this.unitOfWork.run(() => this.attempts.edit(account.id, attemptId, words));
  }

  private async withSuggestion(account: Account, draft: Attempt, suggestion: string): Promise<string> {
    const slots = (await this.slots.ofAttempts(account.id, [draft.id])).get(draft.id) ?? [];
    const found = await this.checks.of(account, draft, slots);
    const manner = { ...draft, locale: account.locale };
    const hints = found.map((check) =>
      hintWords(check, manner, (locale, key, params) => this.texts.say(locale, key, params)),
    );
    const [code = ''] = suggestion.split(':', 1);
    const ofCode = hints.filter((one) => one.code === code && one.insert !== null);
    // the text may have been edited since the page was shown: then the first of its kind
    const chosen = ofCode.find((one) => `${code}:${one.start ?? ''}` === suggestion) ?? ofCode[0];
    return chosen?.insert ? replaced(draft.body, chosen.insert) : draft.body;
  }
}
