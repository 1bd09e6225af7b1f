import type { ApiToken } from '../accounts/api-token.entity.js';
import { CreateToken } from '../accounts/accounts.input.js';
import { InvalidInput } from '../common/errors.js';
import { type Fields, textOf } from '../common/http/pages/form.js';
import { validInput } from '../common/validation/valid-input.js';

/** As the column that keeps it. In characters. */
const LONGEST_NAME = 100;

/**
 * What the form asks for, as input. Throws InvalidInput for a device without a name, and for one that has an app password: else
 * the page that shows the password would make another one each time it is loaded again.
 */
export async function appPasswordInput(fields: Fields, tokens: readonly ApiToken[]): Promise<CreateToken> {
  const label = textOf(fields, 'label') ?? '';
  const asKey = (name: string): string => name.normalize('NFC').toLowerCase();
  if (label === '' || label.length > LONGEST_NAME) {
    throw refused('deviceUnnamed', 'Give the device a name of at most 100 characters.');
  }
  if (tokens.some((token) => token.scopes.includes('dav') && asKey(token.label) === asKey(label))) {
    throw refused('deviceKnown', 'A device with this name has an app password already.');
  }
  const scopes = textOf(fields, 'rights') === 'read' ? ['dav'] : ['dav', 'write'];
  return validInput(CreateToken, { label, scopes });
}

function refused(code: string, detail: string): InvalidInput {
  return new InvalidInput([{ pointer: '/label', detail, code }]);
}
