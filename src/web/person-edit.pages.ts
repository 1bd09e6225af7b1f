import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Account } from '../accounts/account.entity.js';
import { type FieldError, InvalidInput } from '../common/errors.js';
import { CurrentAccount } from '../common/http/current-account.js';
import type { Flash } from '../common/http/pages/flash.js';
import { type Fields, type FormProblem, textOf } from '../common/http/pages/form.js';
import { type Page, Pages } from '../common/http/pages/pages.js';
import { ChangedElsewhere, PreconditionRequired, revisionOf, Revisions } from '../common/http/revisions.js';
import type { LocalDate } from '../common/local-date.js';
import { validInput } from '../common/validation/valid-input.js';
import type { Contact } from '../contacts/contact.entity.js';
import { CreateContact, UpdateContact } from '../contacts/contacts.input.js';
import { nameFromOneLine } from '../contacts/domain/one-line-name.js';
import { SaveContactService } from '../contacts/saving/save-contact.service.js';
import { letterAddress } from '../outreach/sending/letter-address.js';
import { addressedAs } from '../people/quick-log/domain/addressed-as.js';
import { asChosen, differences } from './person-form/both-versions.js';
import { contactInput } from './person-form/contact-input.js';
import { isAsked, rowsOf } from './person-form/form-rows.js';
import { storedFields } from './person-form/stored-fields.js';
import { PersonEditReader } from './readers/person-edit.reader.js';
import { PersonPicker } from './readers/person-picker.reader.js';
import { conflictPage } from './views/person-conflict.view.js';
import { editPage } from './views/person-edit.view.js';

interface Asked {
  /** null: somebody new. */
  readonly id: string | null;
  /** As sent; null: as stored. */
  readonly fields: Fields | null;
  readonly problem?: FormProblem;
}

/** A form that was sent, and the input that it should be. */
interface Sent<T> {
  readonly fields: Fields;
  /** null: somebody new. */
  readonly before: Contact | null;
  readonly today: LocalDate;
  readonly kind: new () => T;
}

/** Writing somebody down, and changing what is known. */
@Controller('people')
export class PersonEditPages {
  constructor(
    private readonly pages: Pages,
    private readonly reader: PersonEditReader,
    private readonly picker: PersonPicker,
    private readonly saving: SaveContactService,
    private readonly revisions: Revisions,
  ) {}

  @Get('new')
  async showNew(@CurrentAccount() account: Account, @Query() query: Fields, @Res() reply: FastifyReply): Promise<void> {
    const name = textOf(query, 'name');
    const line = textOf(query, 'line');
    const fields = { ...(name ? nameFromOneLine(addressedAs(name, line)) : {}), line };
    await this.pages.show(reply, await this.page(reply, account, { id: null, fields }));
  }

  @Post()
  async create(@CurrentAccount() account: Account, @Body() fields: Fields, @Res() reply: FastifyReply): Promise<void> {
    if (textOf(fields, 'more')) return this.showAgain(reply, account, { id: null, fields });
    await this.pages.submit(reply, {
      act: async () => {
        const { today } = this.pages.voice(reply);
        const input = await this.input(account, { fields, before: null, today, kind: CreateContact });
        return this.saving.create(account.id, input);
      },
      done: ({ id }) =>
        this.pages.redirect(reply, onward(id, textOf(fields, 'line')), savedFlash(fields, 'person-added')),
      again: (problem) => this.page(reply, account, { id: null, fields, problem }),
    });
  }

  @Get(':id/edit')
  async showEdit(
    @CurrentAccount() account: Account,
    @Param('id') id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.showAgain(reply, account, { id, fields: null });
  }

  @Post(':id')
  async update(
    @CurrentAccount() account: Account,
    @Param('id') id: string,
    @Body() sent: Fields,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const fields = asChosen(sent);
    if (textOf(fields, 'more')) return this.showAgain(reply, account, { id, fields });
    try {
      await this.pages.submit(reply, {
        act: () => this.save(reply, account, { id, fields }),
        done: () => this.pages.redirect(reply, `/people/${id}`, savedFlash(fields, 'saved')),
        again: (problem) => this.page(reply, account, { id, fields, problem }),
      });
    } catch (error) {
      if (!(error instanceof ChangedElsewhere) && !(error instanceof PreconditionRequired)) throw error;
      await this.showBoth(reply, account, { id, fields });
    }
  }

  private async save(
    reply: FastifyReply,
    account: Account,
    { id, fields }: { id: string; fields: Fields },
  ): Promise<Contact> {
    const voice = this.pages.voice(reply);
    const { contact } = await this.reader.stored(account, id, voice);
    const asked = { fields, before: contact, today: voice.today, kind: UpdateContact };
    const input = await this.input(account, asked);
    return this.revisions.unchanged(textOf(fields, 'revision'), {
      id,
      read: async () => storedFields(await this.reader.stored(account, id, voice)),
      write: () => this.saving.update(account.id, id, input),
    });
  }

  /** What the form says, or all that is wrong with it at once. */
  private async input<T extends object>(account: Account, { fields, before, today, kind }: Sent<T>): Promise<T> {
    const { customFields } = await this.reader.choices(account);
    const field = 'introducedBy';
    const errors: FieldError[] = [];
    const collect = (error: unknown): null => {
      if (!(error instanceof InvalidInput)) throw error;
      errors.push(...error.errors);
      return null;
    };
    const pick = { field, pointer: '/introducedById' };
    const picked = isAsked(fields, field) ? await this.picker.pick(account, fields, pick).catch(collect) : undefined;
    const asked = picked === undefined ? fields : { ...fields, [`${field}.id`]: picked };
    const input = await validInput(kind, contactInput(asked, { today, before, customFields })).catch(collect);
    if (input === null || errors.length > 0) throw new InvalidInput(errors);
    return input;
  }

  /** Somebody else, or the same person in another window, saved meanwhile. */
  private async showBoth(
    reply: FastifyReply,
    account: Account,
    { id, fields }: { id: string; fields: Fields },
  ): Promise<void> {
    const voice = this.pages.voice(reply);
    const stored = await this.reader.stored(account, id, voice);
    const theirs = storedFields(stored);
    const differing = differences(fields, theirs);
    if (differing.length === 0) return this.pages.redirect(reply, `/people/${id}`, { code: 'saved' });
    const choices = await this.reader.choices(account);
    const both = {
      person: stored.contact,
      mine: fields,
      theirs,
      revision: revisionOf(theirs),
      differences: differing,
      choices,
    };
    await this.pages.show(reply, conflictPage(voice, both));
  }

  private async showAgain(reply: FastifyReply, account: Account, asked: Asked): Promise<void> {
    await this.pages.show(reply, await this.page(reply, account, asked));
  }

  private async page(reply: FastifyReply, account: Account, { id, fields, problem }: Asked): Promise<Page> {
    const voice = this.pages.voice(reply);
    const stored = id === null ? null : await this.reader.stored(account, id, voice);
    const shown = fields ?? (stored ? storedFields(stored) : {});
    // the version that was seen goes with what was typed; only a form shown anew gets the version of now
    const revision = stored && (fields ? textOf(fields, 'revision') : revisionOf(storedFields(stored)));
    return editPage(voice, {
      person: stored?.contact ?? null,
      fields: shown,
      revision,
      choices: await this.reader.choices(account),
      candidates: problem ? await this.candidates(account, shown, problem) : [],
      problem: problem ?? null,
    });
  }

  /** Who may be meant, where a name fits several. */
  private async candidates(account: Account, fields: Fields, problem: FormProblem): Promise<readonly Contact[]> {
    if (problem.byPath['introducedById'] === undefined) return [];
    return this.picker.candidates(account, textOf(fields, 'introducedBy.name'));
  }
}

/** Saved as it was written, with a hint where a letter would refuse the address: whoever typed it still knows it. */
function savedFlash(fields: Fields, code: string): Flash {
  const emails = rowsOf(fields, 'emails').flatMap((row) => row['value'] ?? []);
  const odd = emails.find((address) => letterAddress(address) === null);
  return odd === undefined ? { code } : { code: 'saved-odd-email', params: { address: odd } };
}

/** Whoever was missing for a quick log is written down: on to what the line says about the talk. */
function onward(id: string, line: string | null): string {
  return line === null ? `/people/${id}` : `/log?${new URLSearchParams({ text: line, person: id }).toString()}`;
}
