import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { UnitOfWork } from '../../common/database/unit-of-work.js';
import { defined } from '../../common/defined.js';
import { type FieldError, InvalidInput, NotFound } from '../../common/errors.js';
import { newId } from '../../common/ids.js';
import type { CustomField } from './custom-field.entity.js';
import {
  ChoicesNeeded,
  ChoicesOutOfPlace,
  CustomFieldNameTaken,
  customMisfit,
  customUnknown,
  CustomValuesDontFit,
  TooManyCustomFields,
} from './custom-field.errors.js';
import type { CreateCustomField, UpdateCustomField } from './custom-fields.input.js';
import { CustomFieldsStore, type Filled } from './custom-fields.store.js';
import {
  convertedValue,
  type CustomValue,
  type CustomValues,
  fittingValue,
  mostCustomFields,
} from '../domain/custom-values.js';
import { fieldKey } from '../domain/label-key.js';

const PEOPLE_PER_PAGE = 1000;

/** Fields that the user invented. Their values stand with each contact, by the id of the field. */
@Injectable()
export class CustomFieldsService {
  constructor(
    private readonly store: CustomFieldsStore,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** In the order of their places. */
  list(accountId: string): Promise<CustomField[]> {
    return this.store.list(accountId);
  }

  async find(accountId: string, id: string): Promise<CustomField> {
    const field = await this.store.find(accountId, id);
    if (!field) throw new NotFound('field');
    return field;
  }

  create(accountId: string, input: CreateCustomField): Promise<CustomField> {
    return this.unitOfWork.run(async () => {
      const others = await this.store.list(accountId);
      if (others.length >= mostCustomFields) throw new TooManyCustomFields();
      const now = this.clock.now();
      const times = { createdAt: now.toISOString(), updatedAt: now.toISOString() };
      const place = Math.max(-1, ...others.map(({ position }) => position)) + 1;
      const blank = { id: newId(now), accountId, choices: null, position: place, nameKey: '', ...times };
      const field = tidied({ ...blank, ...defined(input) });
      if (others.some(({ nameKey }) => nameKey === field.nameKey)) throw new CustomFieldNameTaken();
      await this.store.insert(field);
      return field;
    });
  }

  /** With another kind or other words the values are converted; if one does not fit, nothing changes. */
  update(accountId: string, id: string, input: UpdateCustomField): Promise<CustomField> {
    return this.unitOfWork.run(async () => {
      const stored = await this.store.findForChange(accountId, id);
      if (!stored) throw new NotFound('field');
      const leavesChoices = input.kind !== undefined && input.kind !== 'choice' && input.choices === undefined;
      const choices = leavesChoices ? { choices: null } : {};
      const updatedAt = this.clock.now().toISOString();
      const field = tidied({ ...stored, ...defined(input), ...choices, updatedAt });
      const others = await this.store.list(accountId);
      if (others.some((other) => other.nameKey === field.nameKey && other.id !== id)) throw new CustomFieldNameTaken();
      if (input.kind !== undefined || input.choices !== undefined) await this.convertValues(field, stored);
      await this.store.save(field);
      return field;
    });
  }

  /** With its values, from everybody. */
  async remove(accountId: string, id: string): Promise<void> {
    await this.unitOfWork.run(async () => {
      if (!(await this.store.findForChange(accountId, id))) throw new NotFound('field');
      await this.store.removeValues(accountId, id);
      await this.store.remove(accountId, id);
    });
  }

  /** Values by the names of the fields, in the order of the fields, of each of these people. */
  async byName(accountId: string, all: readonly (CustomValues | null)[]): Promise<Record<string, CustomValue>[]> {
    if (all.every((values) => values === null)) return all.map(() => ({}));
    const fields = await this.store.list(accountId);
    return all.map((values) =>
      Object.fromEntries(
        fields.flatMap(({ id, name }): [string, CustomValue][] => {
          const value = values?.[id];
          return value === undefined ? [] : [[name, value]];
        }),
      ),
    );
  }

  /** Nobody changes a field before this ends. */
  heldWhile<T>(accountId: string, work: () => Promise<T>): Promise<T> {
    return this.unitOfWork.run(async () => {
      await this.store.listForUse(accountId);
      return work();
    });
  }

  /** What a person's values become: null empties one, what is not named stays. Inside a unit of work. */
  async merged(
    accountId: string,
    stored: CustomValues | null,
    given: Readonly<Record<string, unknown>>,
  ): Promise<CustomValues | null> {
    const fields = new Map((await this.store.listForUse(accountId)).map((field) => [field.nameKey, field]));
    const values = new Map(Object.entries(stored ?? {}));
    const errors: FieldError[] = [];
    for (const [name, value] of Object.entries(given)) {
      const field = fields.get(fieldKey(name));
      const fitted = field ? fittingValue(value, field) : null;
      if (!field || !fitted) errors.push(customUnknown(name));
      else if ('misfit' in fitted) errors.push(customMisfit(name, fitted.misfit));
      else if (fitted.value === null) values.delete(field.id);
      else values.set(field.id, fitted.value);
    }
    if (errors.length > 0) throw new InvalidInput(errors);
    return values.size === 0 ? null : Object.fromEntries(values);
  }

  /** Values from before, without those of fields that are gone or have become another kind. Inside a unit of work. */
  async stillFitting(accountId: string, values: CustomValues): Promise<CustomValues | null> {
    const fields = new Map((await this.store.listForUse(accountId)).map((field) => [field.id, field]));
    const kept = Object.entries(values).filter(([id, value]) => {
      const field = fields.get(id);
      return field !== undefined && convertedValue(value, field) === value;
    });
    return kept.length === 0 ? null : Object.fromEntries(kept);
  }

  private async convertValues(field: CustomField, before: CustomField): Promise<void> {
    const changes: { id: string; custom: CustomValues }[] = [];
    let misfits = 0;
    for await (const { id, custom } of this.filled(field)) {
      const values = JSON.parse(custom) as CustomValues; // written by us
      const value = values[field.id];
      if (value === undefined) continue;
      const converted = convertedValue(value, field);
      if (converted === null) misfits += 1;
      else if (converted !== value) changes.push({ id, custom: { ...values, [field.id]: converted } });
    }
    if (misfits > 0) throw new CustomValuesDontFit(field.kind === before.kind ? '/choices' : '/kind', misfits);
    for (const { id, custom } of changes) await this.store.saveValues(field.accountId, id, custom);
  }

  private async *filled({ accountId, id }: CustomField): AsyncGenerator<Filled> {
    for (let last: Filled | null = null; ;) {
      const page: Filled[] = await this.store.filledAfter(accountId, id, last, PEOPLE_PER_PAGE);
      yield* page;
      last = page.at(-1) ?? null;
      if (page.length < PEOPLE_PER_PAGE) return;
    }
  }
}

function tidied(field: CustomField): CustomField {
  const name = field.name.trim();
  if (name === '') throw new InvalidInput([{ pointer: '/name', detail: 'A name is needed.', code: 'isNotEmpty' }]);
  const words = field.choices?.map((choice) => choice.trim()).filter((choice) => choice !== '') ?? [];
  const choices = words.length === 0 ? null : [...new Set(words)];
  if (field.kind === 'choice' && choices === null) throw new ChoicesNeeded();
  if (field.kind !== 'choice' && choices !== null) throw new ChoicesOutOfPlace();
  return { ...field, name, nameKey: fieldKey(name), choices };
}
