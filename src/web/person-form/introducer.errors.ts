import { InvalidInput } from '../../common/errors.js';

/** A name that fits nobody, or several: which person is meant has to be chosen. */
export class PersonUnclear extends InvalidInput {
  constructor(pointer: string, fitting: number) {
    const detail =
      fitting === 0 ? 'Nobody with this name is here.' : 'Several people have this name; please choose one.';
    super([{ pointer, detail, code: fitting === 0 ? 'personUnknown' : 'personUnclear' }]);
  }
}
