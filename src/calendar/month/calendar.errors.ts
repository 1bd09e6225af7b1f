import { InvalidInput } from '../../common/errors.js';

export function calendarSpan(most: number): InvalidInput {
  const detail = `At most ${most} days at once, the last one not before the first.`;
  return new InvalidInput([{ pointer: '/to', detail, code: 'calendarSpan', params: { most } }]);
}
