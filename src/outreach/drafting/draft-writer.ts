import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { Texts } from '../../common/text.js';
import { proposeForm } from '../../contacts/domain/form-proposal.js';
import type { Channel, Form, Language } from '../../contacts/domain/words.js';
import type { DraftCheck } from '../domain/checks/draft-hint.js';
import { checkDraft } from '../domain/draft-check.js';
import { type Situation, waitsForAnswer } from '../domain/words.js';
import { DraftCatalogue } from './draft-catalogue.js';
import { draftFacts, type DraftInput } from './draft-facts.js';
import type { RenderedDraft } from './render-draft.js';
import { renderFitting } from './fit-length.js';
import type { DraftTemplate } from './read-draft-template.js';
import { openingFor } from './said-once.js';

/** What a draft is written from. Whatever is not known may be null or left out: its sentence is left out too. */
export interface DraftRequest extends Omit<DraftInput, 'form' | 'language' | 'today'> {
  readonly channel: Channel;
  /** Left out: what is known of the person, else the proposal. */
  readonly language?: Language | null | undefined;
  readonly form?: Form | null | undefined;
  /** What letters to this person began with (`section/key`), the oldest first. */
  readonly usedOpenings?: readonly string[] | undefined;
  /** A template of the writer's own, in place of the one for the situation. */
  readonly template?: DraftTemplate | null | undefined;
}

/** A draft before anybody has looked at it once more. */
export interface ComposedDraft extends RenderedDraft {
  readonly language: Language;
  readonly form: Form;
  /** `section/key` of the line it begins with; null for a template that brings its own. */
  readonly opening: string | null;
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
    const { form, language, assumed } = mannerOf(request);
    const facts = draftFacts(
      { ...request, form, language, today: this.clock.today(request.account.timeZone) },
      { say: (key, params) => this.texts.say(language, key, params), organisations: this.catalogue.organisationWords },
    );
    const template = request.template ?? this.catalogue.find(request.situation, language, form);
    const openings = template.opening === null ? [] : this.catalogue.openings(template.opening, language, form);
    const opening = openingFor(openings, facts, { person: request.contact.id, used: request.usedOpenings ?? [] });
    const rendered = renderFitting(template, facts, opening);
    const script = asksByVoice(request) ? rendered.script : null;
    return { ...rendered, script, language, form, opening: opening?.id ?? null, formAssumed: assumed };
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

/** What is wished for this letter, else what is known, else the proposal. */
function mannerOf({ account, contact, station, form, language }: DraftRequest): ReturnType<typeof proposeForm> {
  return proposeForm({
    ...contact,
    form: form ?? contact.form,
    language: language ?? contact.language,
    stationKind: station?.kind ?? null,
    accountLocale: account.locale,
  });
}

/** Only a call needs words to say; any request may be made by phone. */
function asksByVoice({ situation, channel }: DraftRequest): boolean {
  return channel === 'call' || situation === 'call';
}
