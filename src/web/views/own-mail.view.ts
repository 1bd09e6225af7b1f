import type { Account } from '../../accounts/account.entity.js';
import { type Fields, type FormProblem, isTicked, textOf } from '../../common/http/pages/form.js';
import type { Voice } from '../../common/voice/voice.js';
import { type Step, troubleOf } from '../../mail/own/domain/check-steps.js';
import type { OwnMail } from '../../mail/own/own-mail.entity.js';
import { type CheckedWay, securities } from '../../mail/own/own-mail.input.js';
import { type Option, optionsOf } from './options.view.js';

const switches = ['sends', 'keepsSent', 'reads', 'keepsText'] as const;
/** What docs/mail.md names as the source. */
const APP_PASSWORDS = 'https://support.google.com/accounts/answer/185833';

const texts = [
  ...['address', 'name', 'userName', 'smtpHost', 'smtpPort', 'imapHost', 'imapPort', 'sentFolder'],
] as readonly (keyof OwnMail)[];

/** Usual ports of submission and reading, encrypted from the first byte (RFC 8314, 3.3). */
const USUAL = { smtpPort: '465', imapPort: '993' } as const;

export interface OwnMailPage {
  readonly account: Account;
  readonly own: OwnMail | null;
  /** Whether the service has a mail server. */
  readonly hasService: boolean;
  readonly fields?: Fields;
  readonly problem?: FormProblem;
  readonly checked?: { readonly of: CheckedWay; readonly steps: readonly Step[] };
}

export function ownMailView(voice: Voice, page: OwnMailPage): object {
  const { account, own, hasService, fields, problem = null, checked } = page;
  const checkOf = (way: CheckedWay): object | null => (checked?.of === way ? stepsView(voice, checked.steps) : null);
  return {
    problem,
    appPasswords: APP_PASSWORDS,
    isThere: own !== null,
    service: hasService ? serviceView(voice, account, checkOf('service')) : null,
    values: valuesOf(own, fields, account),
    smtpSecurities: securityOptions(voice, fields ? textOf(fields, 'smtpSecurity') : own?.smtpSecurity),
    imapSecurities: securityOptions(voice, fields ? textOf(fields, 'imapSecurity') : own?.imapSecurity),
    passwordHint: voice.say(own ? 'own-mail.password-kept' : 'own-mail.password-hint'),
    state: own && stateOf(voice, own),
    check: checkOf('own'),
  };
}

function valuesOf(own: OwnMail | null, fields: Fields | undefined, account: Account): object {
  const first = { ...USUAL, address: account.email, userName: account.email };
  const known: Partial<Record<string, unknown>> = own ? { ...own, imapPort: own.imapPort ?? USUAL.imapPort } : first;
  const entered = (name: string): unknown => (fields ? textOf(fields, name) : known[name]);
  const ticked = (name: string): boolean => (fields ? isTicked(fields, name) : known[name] === true);
  return {
    ...Object.fromEntries(texts.map((name) => [name, entered(name)])),
    ...Object.fromEntries(switches.map((name) => [name, ticked(name)])),
  };
}

function serviceView(voice: Voice, { email }: Account, check: object | null): object {
  return { words: voice.say('own-mail.service-set', { address: email }), check };
}

function securityOptions(voice: Voice, chosen: string | null | undefined): Option[] {
  return optionsOf(securities, chosen ?? 'tls', (security) => voice.say(`own-mail.security.${security}`));
}

/** How things stand, in one or two sentences. */
function stateOf(voice: Voice, { problem, problemAnswer, checkedAt }: OwnMail): object {
  if (problem !== null) return problemView(voice, problem, problemAnswer);
  const day = checkedAt === null ? null : voice.ago(voice.dayOf(checkedAt));
  return { words: day === null ? voice.say('own-mail.unchecked') : voice.say('own-mail.checked', { day }) };
}

function stepsView(voice: Voice, steps: readonly Step[]): object {
  const isWell = troubleOf(steps) === null;
  const words = voice.say(isWell ? 'own-mail.all-well' : 'own-mail.one-stuck');
  const lines = steps.map(({ server, step, problem, answer }) => ({
    server: voice.say(`own-mail.server.${server}`),
    step: voice.say(`own-mail.step.${step}`),
    isWell: problem === null,
    mark: voice.say(problem === null ? 'own-mail.step-ok' : 'own-mail.step-stuck'),
    ...(problem === null ? {} : problemView(voice, problem, answer)),
  }));
  return { isWell, words, lines };
}

function problemView(voice: Voice, problem: string, answer: string | null): object {
  return {
    isStuck: true,
    words: voice.say(`own-mail.problem.${problem}`),
    answer: answer === null ? null : voice.say('own-mail.answer', { answer }),
  };
}
