import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { Texts } from '../../common/text.js';
import { proposeForm } from '../../contacts/domain/form-proposal.js';
import type { Channel, Form, Language } from '../../contacts/domain/words.js';
import { checkDraft, type DraftCheck, type DraftKind } from '../domain/draft-check.js';
import { type Purpose, type Situation, waitsForAnswer } from '../domain/words.js';
import { DraftCatalogue } from './draft-catalogue.js';
import {
  type DraftAccount,
  draftFacts,
  type DraftPerson,
  type DraftStation,
  type EarlierMessage,
} from './draft-facts.js';
import { type RenderedDraft, renderDraft } from './render-draft.js';
import type { Slot } from './slot-words.js';

/** What a draft is written from. Whatever is not known may be null or left out: its sentence is left out too. */
export interface DraftRequest {
  readonly account: DraftAccount;
  readonly contact: DraftPerson;
  readonly station: DraftStation | null;
  readonly situation: Situation;
  readonly channel: Channel;
  readonly slots: readonly Slot[];
  readonly purpose?: Purpose | null | undefined;
  readonly language?: Language | null | undefined;
  readonly form?: Form | null | undefined;
  /** Where it could be; else the contact's city for `coffee-in-town`. */
  readonly city?: string | null | undefined;
  readonly offer?: string | null | undefined;
  /** The request that a follow-up or a thank-you belongs to. */
  readonly parent?: EarlierMessage | null | undefined;
}

/** A draft before anybody has looked at it once more. */
export interface ComposedDraft extends RenderedDraft {
  readonly language: Language;
  readonly form: Form;
  /** Nobody has said which form it is. */
  readonly formAssumed: boolean;
}

export interface WrittenDraft extends Omit<ComposedDraft, 'formAssumed'> {
  readonly checks: readonly DraftCheck[];
}

/** Writes a draft: picks language and form, the template, what is known, and looks at the result once more. */
@Injectable()
export class DraftWriter {
  constructor(
    private readonly catalogue: DraftCatalogue,
    private readonly texts: Texts,
    private readonly clock: Clock,
  ) {}

  write(request: DraftRequest): WrittenDraft {
    const { formAssumed, ...draft } = this.compose(request);
    return { ...draft, checks: this.check(draft, formAssumed, request.situation) };
  }

  /** The same without the look at the result, which takes longer than all the rest: for a list that shows a line of it. */
  compose(request: DraftRequest): ComposedDraft {
    const { account, contact, situation } = request;
    const { form, language, assumed } = proposeForm({
      ...contact,
      form: request.form ?? contact.form,
      language: request.language ?? contact.language,
      stationKind: request.station?.kind ?? null,
      accountLocale: account.locale,
    });
    const facts = draftFacts(
      { ...request, form, language, today: this.clock.today(account.timeZone) },
      { say: (key, params) => this.texts.say(language, key, params), organisations: this.catalogue.organisationWords },
    );
    const rendered = renderDraft(this.catalogue.find(situation, language, form), facts);
    const script = asksByVoice(request) ? rendered.script : null;
    return { ...rendered, script, language, form, formAssumed: assumed };
  }

  /** The same look at a text that was edited, or came from elsewhere (`POST /drafts/check`). */
  checkText(text: string, language: Language, form: Form, kind: DraftKind): readonly DraftCheck[] {
    return checkDraft({ text, language, form, kind, formAssumed: false }, this.catalogue.checkWords[language]);
  }

  private check(
    draft: Omit<ComposedDraft, 'formAssumed'>,
    formAssumed: boolean,
    situation: Situation,
  ): readonly DraftCheck[] {
    const kind = waitsForAnswer(situation) ? 'request' : 'note';
    const { language, form } = draft;
    const aside = [draft.subject, draft.short, draft.script ?? ''].join('\n');
    const input = { text: draft.body, aside, language, form, kind, formAssumed } as const;
    return checkDraft(input, this.catalogue.checkWords[language]);
  }
}

/** Only a call needs words to say; any request may be made by phone. */
function asksByVoice({ situation, channel }: DraftRequest): boolean {
  return channel === 'call' || situation === 'call';
}
