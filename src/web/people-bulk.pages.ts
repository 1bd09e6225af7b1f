import { Body, Controller, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Account } from '../accounts/account.entity.js';
import { CurrentAccount } from '../common/http/current-account.js';
import { type Fields, numberOf, textOf, textsOf } from '../common/http/pages/form.js';
import { Pages } from '../common/http/pages/pages.js';
import { validInput } from '../common/validation/valid-input.js';
import { BulkInput } from '../people/bulk/bulk.input.js';
import { type BulkResult, BulkService } from '../people/bulk/bulk.service.js';
import { PeopleListPage } from './people-list.page.js';

/** The same change to all who are ticked in the list. */
@Controller('people/bulk')
export class PeopleBulkPages {
  constructor(
    private readonly pages: Pages,
    private readonly list: PeopleListPage,
    private readonly bulk: BulkService,
  ) {}

  @Post()
  async apply(@CurrentAccount() account: Account, @Body() fields: Fields, @Res() reply: FastifyReply): Promise<void> {
    const back = this.pages.ownPath(textOf(fields, 'back')) ?? '/people';
    const action = textOf(fields, 'action') ?? '';
    await this.pages.submit(reply, {
      act: async () => this.bulk.apply(account, await validInput(BulkInput, bulkInput(fields, action))),
      done: (result) => this.done(reply, { back, action, result }),
      again: (problem) => this.list.page(reply, account, { fields: askedAt(back), bulk: { fields, problem } }),
    });
  }

  private done(
    reply: FastifyReply,
    { back, action, result }: { back: string; action: string; result: BulkResult },
  ): Promise<void> {
    const { changed, undoId } = result;
    if (undoId === null) return this.pages.redirect(reply, back, { code: 'bulk-nothing' });
    const flash = { code: `bulk-${action}`, params: { count: changed }, undo: `/undo/${undoId}` };
    return this.pages.redirect(reply, back, flash);
  }
}

function bulkInput(fields: Fields, action: string): object {
  const value = { tag: textOf(fields, 'tag'), untag: textOf(fields, 'tag'), layer: textOf(fields, 'layer'), cadence: cadenceOf(fields) }[action]; // prettier-ignore
  return { ids: textsOf(fields, 'ids'), action, ...(value === undefined ? {} : { value }) };
}

function cadenceOf(fields: Fields): number | 'none' | null {
  const days = numberOf(fields, 'cadence');
  return days === 0 ? 'none' : days;
}

/** The filters of the list that the form stood on. */
function askedAt(back: string): Fields {
  return Object.fromEntries(new URLSearchParams(back.split('?')[1] ?? ''));
}
