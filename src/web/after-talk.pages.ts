import { Body, Controller, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Account } from '../accounts/account.entity.js';
import { CurrentAccount } from '../common/http/current-account.js';
import { type Fields, textOf } from '../common/http/pages/form.js';
import { Pages } from '../common/http/pages/pages.js';
import { validInput } from '../common/validation/valid-input.js';
import { ContactsService } from '../contacts/contacts.service.js';
import { AfterTalk } from '../people/after-talk/after-talk.input.js';
import { AfterTalkService } from '../people/after-talk/after-talk.service.js';
import { afterTalkInput, pathAfterTalk } from './after-talk.fields.js';
import { PersonPage } from './person.page.js';

/** "Hast du etwas zugesagt? Mit wem sollte ich noch sprechen?" */
@Controller('people/:id/after-talk')
export class AfterTalkPages {
  constructor(
    private readonly pages: Pages,
    private readonly person: PersonPage,
    private readonly contacts: ContactsService,
    private readonly afterTalk: AfterTalkService,
  ) {}

  @Post()
  async note(
    @CurrentAccount() account: Account,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.contacts.find(account.id, id);
    const given = afterTalkInput(fields);
    await this.pages.submit(reply, {
      act: async () => this.afterTalk.note(account, id, await validInput(AfterTalk, given)),
      done: (added) => {
        const back = this.pages.ownPath(textOf(fields, 'back')) ?? `/people/${id}`;
        const code = added ? 'next-noted' : given['promise'] ? 'promised' : 'noted';
        return this.pages.redirect(reply, pathAfterTalk(id, added ? (given['nextName'] ?? null) : null, back), {
          code,
        });
      },
      again: (problem) => this.person.page(reply, account, { id, forms: { afterTalk: { fields, problem } } }),
    });
  }
}
