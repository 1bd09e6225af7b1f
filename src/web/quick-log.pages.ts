import { Body, Controller, Get, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Account } from '../accounts/account.entity.js';
import { CurrentAccount } from '../common/http/current-account.js';
import { type Fields, textOf } from '../common/http/pages/form.js';
import { type Page, Pages } from '../common/http/pages/pages.js';
import { validInput } from '../common/validation/valid-input.js';
import type { Contact } from '../contacts/contact.entity.js';
import { ContactsService } from '../contacts/contacts.service.js';
import { QuickLog } from '../people/quick-log/quick-log.input.js';
import { AfterTalk } from '../people/after-talk/after-talk.input.js';
import { AfterTalkService } from '../people/after-talk/after-talk.service.js';
import { type QuickLogAnswer, QuickLogService } from '../people/quick-log/quick-log.service.js';
import { afterTalkInput, pathAfterTalk } from './after-talk.fields.js';
import { afterTalkLines } from './views/after-talk.view.js';
import { findView } from './views/people.view.js';
import { emptyLineView, quickLogView } from './views/quick-log.view.js';

/** As many as one chooses from. */
const MOST_FOUND = 20;
/** As the API takes it. */
const LONGEST_NAME = 200;

/** "Was gab's?": one line, what was understood of it, and "Merken". */
@Controller('log')
export class QuickLogPages {
  constructor(
    private readonly pages: Pages,
    private readonly quickLog: QuickLogService,
    private readonly contacts: ContactsService,
    private readonly afterTalk: AfterTalkService,
  ) {}

  /** With half a name: straight to that person, or the choice among all who fit. */
  @Get()
  async show(@CurrentAccount() account: Account, @Query() query: Fields, @Res() reply: FastifyReply): Promise<void> {
    const line = textOf(query, 'text');
    // whoever was named in the line is written down by now: only read here, kept by the form
    if (line !== null) return this.answer(reply, account, { text: line, person: textOf(query, 'person') });
    const term = textOf(query, 'who');
    if (term === null)
      return this.pages.show(reply, this.page(reply, emptyLineView(this.pages.voice(reply), null, null)));
    const people = await this.byName(account, term);
    const [only] = people;
    if (only && people.length === 1) return this.pages.redirect(reply, `/people/${only.id}#log`);
    const voice = this.pages.voice(reply);
    const view = findView(voice, term, people);
    await this.pages.show(reply, { name: 'find', title: voice.say('find.title'), place: 'people', view });
  }

  /** Reads the line; `act=save` keeps what the chips say, `act=find` looks for somebody else. */
  @Post()
  async read(@CurrentAccount() account: Account, @Body() fields: Fields, @Res() reply: FastifyReply): Promise<void> {
    await this.answer(reply, account, fields);
  }

  private async answer(reply: FastifyReply, account: Account, fields: Fields): Promise<void> {
    const known = textOf(fields, 'person');
    const person = known === null ? null : await this.contacts.find(account.id, known);
    const line = textOf(fields, 'text');
    await this.pages.submit(reply, {
      act: () => this.log(account, fields),
      done: async ({ answer, next }) => {
        if (answer.saved) {
          const back = pathAfterTalk(answer.saved.contactId, next, person ? `/people/${person.id}` : '/today');
          return this.pages.redirect(reply, back, { code: 'logged' });
        }
        const term = actOf(fields) === 'find' ? textOf(fields, 'who') : null;
        const others = term === null ? [] : await this.byName(account, term);
        const voice = this.pages.voice(reply);
        const view = {
          ...quickLogView(voice, { line: line ?? '', person, answer, others }),
          afterTalk: afterTalkLines(voice, fields),
        };
        await this.pages.show(reply, this.page(reply, view));
      },
      again: (problem) => this.page(reply, { ...emptyLineView(this.pages.voice(reply), line, person), problem }),
    });
  }

  /** The talk, and what it leaves to do; the latter counts once the talk is noted. */
  private async log(account: Account, fields: Fields): Promise<{ answer: QuickLogAnswer; next: string | null }> {
    const left = await validInput(AfterTalk, afterTalkInput(fields));
    const answer = await this.quickLog.log(account, await validInput(QuickLog, quickLogInput(fields)));
    const added = answer.saved && (await this.afterTalk.note(account, answer.saved.contactId, left));
    return { answer, next: added ? (left.nextName ?? null) : null };
  }

  private page(reply: FastifyReply, view: object): Page {
    return { name: 'quick-log', title: this.pages.voice(reply).say('quick-log.title'), place: 'people', view };
  }

  private async byName(account: Account, term: string): Promise<readonly Contact[]> {
    return (await this.contacts.list(account, { q: term.slice(0, LONGEST_NAME), limit: MOST_FOUND })).items;
  }
}

/** The first reading has the line only; what stands in the chips counts from then on, as it stands there. */
function quickLogInput(fields: Fields): object {
  const person = textOf(fields, 'person');
  const line = { text: textOf(fields, 'text') ?? '', ...(person ? { contactId: person } : {}) };
  if (actOf(fields) === null) return line;
  const instead = textOf(fields, 'onInstead');
  const chips = ['contactId', 'on', 'channel', 'direction'].map((name) => [name, textOf(fields, name)] as const);
  return {
    ...Object.fromEntries(chips.filter(([, text]) => text !== null)),
    ...line,
    ...(instead ? { on: instead } : {}),
    summary: textOf(fields, 'summary'),
    save: actOf(fields) === 'save',
  };
}

/** The button's word comes after the hidden one, if both are sent. */
function actOf(fields: Fields): string | null {
  const { act } = fields;
  return Array.isArray(act) ? String(act.at(-1)) : textOf(fields, 'act');
}
