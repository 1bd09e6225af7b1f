import { type FieldError, InvalidInput } from '../../common/errors.js';
import { type CustomMisfit, longestCustomText, mostCustomFields } from '../domain/custom-values.js';

export class CustomFieldNameTaken extends InvalidInput {
  constructor() {
    super([{ pointer: '/name', detail: 'There is a field with this name already.', code: 'nameTaken' }]);
  }
}

export class TooManyCustomFields extends InvalidInput {
  constructor() {
    const detail = `There can be ${mostCustomFields} fields of your own, and no more.`;
    super([{ pointer: '/name', detail, code: 'tooManyFields', params: { most: mostCustomFields } }]);
  }
}

export class ChoicesNeeded extends InvalidInput {
  constructor() {
    super([{ pointer: '/choices', detail: 'A field to choose from needs its words.', code: 'choicesNeeded' }]);
  }
}

export class ChoicesOutOfPlace extends InvalidInput {
  constructor() {
    super([{ pointer: '/choices', detail: 'Only a field of the kind choice has words.', code: 'choicesOutOfPlace' }]);
  }
}

/** Some people have values that the changed field could not keep. */
export class CustomValuesDontFit extends InvalidInput {
  constructor(pointer: '/kind' | '/choices', count: number) {
    const detail = `${count} of your people have a value here that would not fit. Change those first.`;
    super([{ pointer, detail, code: 'valuesDontFit', params: { count } }]);
  }
}

/** Of a field's name in an answer. Unit: characters. */
const LONGEST_NAME = 100;

const details: Readonly<Record<CustomMisfit, string>> = {
  customText: `must be a text of at most ${longestCustomText} characters, or null.`,
  customNumber: 'must be a number, or null.',
  customDate: 'must be a day that exists, like 2026-11-24, or null.',
  customChoice: 'must be one of its words, or null.',
};

export function customMisfit(name: string, misfit: CustomMisfit): FieldError {
  return { pointer: customPointer(name), detail: `"${name.slice(0, LONGEST_NAME)}" ${details[misfit]}`, code: misfit };
}

export function customUnknown(name: string): FieldError {
  const detail = `There is no field "${name.slice(0, LONGEST_NAME)}" of yours. Add it first.`;
  return { pointer: customPointer(name), detail, code: 'customUnknown' };
}

function customPointer(name: string): string {
  return `/custom/${name.slice(0, LONGEST_NAME).replace(/~/g, '~0').replace(/\//g, '~1')}`;
}
