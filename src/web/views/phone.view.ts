import type { ApiToken } from '../../accounts/api-token.entity.js';
import { type Fields, type FormProblem, textOf } from '../../common/http/pages/form.js';
import type { Voice } from '../../common/voice/voice.js';
import { accountAddress, type DeviceAccess, isOnlyHere } from './device-access.js';
import { optionsOf } from './options.view.js';
import { programs } from './phone-help.view.js';
import { qrCode } from './qr-code.view.js';

/** What an app password allows: `change` also takes over what is typed on the device. */
const rights = ['change', 'read'] as const;

export interface PhoneForm {
  readonly fields?: Fields;
  readonly problem?: FormProblem;
  /** Just made: shown this once. */
  readonly secret?: string;
}

/** What devices need to know, the app passwords that there are, and the form for one more. */
export function phoneView(
  voice: Voice,
  access: DeviceAccess,
  tokens: readonly ApiToken[],
  { fields, problem, secret }: PhoneForm,
): object {
  const address = accountAddress(access);
  const once = secret && { secret, label: voice.say('phone.password'), note: voice.say('phone.once') };
  const chosen = textOf(fields ?? {}, 'rights') ?? 'change';
  return {
    address,
    email: access.account.email,
    trouble: troubleOf(voice, access),
    qr: isOnlyHere(access) ? null : qrCode(address),
    once,
    problem,
    rights: optionsOf(rights, chosen, (right) => voice.say(`phone.right.${right}`)),
    label: textOf(fields ?? {}, 'label'),
    devices: tokens.filter(({ scopes }) => scopes.includes('dav')).map((token) => deviceOf(voice, token)),
    programs: programs.map((code) => ({ code, name: voice.say(`phone.program.${code}`) })),
  };
}

/** What keeps devices out, or their password not to themselves; null: nothing does. */
function troubleOf(voice: Voice, access: DeviceAccess): string | null {
  if (isOnlyHere(access)) return voice.say('phone.only-here');
  return access.baseUrl.startsWith('http:') ? voice.say('phone.open') : null;
}

function deviceOf(voice: Voice, { id, label, scopes, createdAt, lastUsedOn }: ApiToken): object {
  const right = voice.say(`phone.right.${scopes.includes('write') ? 'change' : 'read'}`);
  const since = voice.say('phone.since', { day: voice.shortDay(voice.dayOf(createdAt)) });
  const used = lastUsedOn ? voice.say('phone.used', { ago: voice.ago(lastUsedOn) }) : voice.say('phone.unused');
  return { id, label, what: [right, since, used].join(' · ') };
}
