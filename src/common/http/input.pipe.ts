import { type ArgumentMetadata, Injectable, type PipeTransform } from '@nestjs/common';
import type { ClassConstructor } from 'class-transformer';
import { NotFound } from '../errors.js';
import { validInput } from '../validation/valid-input.js';

const BUILT_IN: readonly unknown[] = [String, Boolean, Number, Array, Object, Buffer];

/** Turns body and query into their input classes; path parameters without NUL and our own decorators pass as they are. */
@Injectable()
export class InputPipe implements PipeTransform {
  async transform(value: unknown, { type, metatype }: ArgumentMetadata): Promise<unknown> {
    if (type === 'param' && holdsNul(value)) throw new NotFound('address');
    if ((type !== 'body' && type !== 'query') || !metatype || BUILT_IN.includes(metatype)) return value;
    return validInput(metatype as ClassConstructor<object>, value ?? {}); // an input class: the built-in types are out
  }
}

/** PostgreSQL takes no text with it, so nothing can be found by it. */
function holdsNul(value: unknown): boolean {
  const parts: unknown[] = typeof value === 'object' && value !== null ? Object.values(value) : [value];
  return parts.some((part) => typeof part === 'string' && part.includes('\u0000'));
}
