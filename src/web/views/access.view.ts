import type { ApiToken } from '../../accounts/api-token.entity.js';
import { tokenScopes } from '../../accounts/domain/words.js';
import { type Fields, type FormProblem, textOf, textsOf } from '../../common/http/pages/form.js';
import type { Voice } from '../../common/voice/voice.js';
import { optionsOf } from './options.view.js';

export interface AccessForm {
  readonly fields?: Fields;
  readonly problem?: FormProblem;
  /** Just made: shown this once. */
  readonly secret?: string;
}

export function tokensView(voice: Voice, tokens: readonly ApiToken[], { fields, problem, secret }: AccessForm): object {
  const rows = tokens.map((token) => ({ id: token.id, label: token.label, what: whatOf(voice, token) }));
  const once = secret && { secret, label: voice.say('settings.token-secret'), note: voice.say('settings.token-once') };
  const chosen = fields ? textsOf(fields, 'scopes') : ['read'];
  const scopes = optionsOf(tokenScopes, chosen, (scope) => voice.say(`settings.scope.${scope}`));
  const values = { label: textOf(fields ?? {}, 'label'), expiresOn: textOf(fields ?? {}, 'expiresOn') };
  return { tokens: rows, once, problem, scopes, values };
}

function whatOf(voice: Voice, token: ApiToken): string {
  const scopes = token.scopes.map((scope) => voice.say(`settings.scope.${scope}`));
  const until = token.expiresOn ? [voice.say('settings.token-until', { day: voice.shortDay(token.expiresOn) })] : [];
  return [voice.list(scopes), ...until, usage(voice, token.lastUsedOn)].join(' · ');
}

function usage(voice: Voice, lastUsedOn: string | null): string {
  return lastUsedOn
    ? voice.say('settings.token-used', { ago: voice.ago(lastUsedOn) })
    : voice.say('settings.token-unused');
}
