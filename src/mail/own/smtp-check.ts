import { connect, type Socket } from 'node:net';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { OutboundRefused } from '../../common/outbound/outbound.errors.js';
import { type CheckStep, type Step, stepsOf } from './domain/check-steps.js';
import type { ConnectionProblem } from './domain/connection-problem.js';
import type { SmtpServer } from './smtp-settings.js';
import { StepProblem } from './step-problem.js';

/** Somebody waits for the result in front of a page. In ms. */
export interface CheckTimeouts {
  readonly connection: number;
  readonly greeting: number;
  /** No byte for so long: given up. */
  readonly silence: number;
  /** All of it, but for finding the address, however much the server goes on saying. */
  readonly overall: number;
}

export const checkTimeouts: CheckTimeouts = {
  ...{ connection: 10_000, greeting: 10_000, silence: 20_000, overall: 60_000 },
};

const TLS = /CERT|ERR_TLS|ERR_SSL|EPROTO|SIGNATURE/;

/** A server to try, with the mail that it is given. */
export interface SmtpTrial {
  /** Its address, checked; rejects like smtpServer. */
  readonly server: () => Promise<SmtpServer>;
  /** Null: nobody signs in. */
  readonly signIn: { readonly user: string; readonly pass: string } | null;
  readonly mail: { readonly from: string; readonly to: string; readonly message: string };
}

/** Finds the server, speaks to it, signs in and gives it a mail. Never throws: what does not work is the last step. */
export async function checkSmtp(trial: SmtpTrial, timeouts: CheckTimeouts = checkTimeouts): Promise<Step[]> {
  const tried: CheckStep[] = ['name', 'reach'];
  try {
    const options = await step('name', nameProblem, trial.server);
    const socket = await step('reach', 'reach', () => tcp(options, timeouts.connection));
    const connection = new SMTPConnection({
      ...options,
      connection: socket,
      connectionTimeout: timeouts.connection + timeouts.greeting,
      greetingTimeout: timeouts.greeting,
      socketTimeout: timeouts.silence,
    });
    endAfter(timeouts.overall - timeouts.connection, connection);
    await tryOut(connection, trial, tried);
    return stepsOf('smtp', tried, null);
  } catch (error) {
    if (error instanceof StepProblem) return stepsOf('smtp', tried, error);
    throw error;
  }
}

/** Goes on after the check: its goodbye may stay without an answer too. */
function endAfter(milliseconds: number, connection: SMTPConnection): void {
  const late = setTimeout(() => connection.close(), milliseconds).unref();
  connection.once('end', () => clearTimeout(late));
}

/** Adds to `tried` what is tried: encryption only where it came about, or was to; the service's own server may do without. */
async function tryOut(connection: SMTPConnection, { signIn, mail }: SmtpTrial, tried: CheckStep[]): Promise<void> {
  try {
    await hello(connection);
    if (connection.secure) tried.push('tls');
    if (signIn)
      await step('sign-in', 'sign-in', () => done(connection, (end) => connection.login({ credentials: signIn }, end)));
    if (signIn) tried.push('sign-in');
    const envelope = { from: mail.from, to: [mail.to] };
    await step('test-mail', 'refused', () => done(connection, (end) => connection.send(envelope, mail.message, end)));
    tried.push('test-mail');
    connection.quit();
  } catch (error) {
    connection.close();
    throw error;
  }
}

/** The greeting and, where it is wanted, encryption: nodemailer says which of them it was. */
async function hello(connection: SMTPConnection): Promise<void> {
  try {
    await done(connection, (end) => connection.connect(end));
  } catch (error) {
    const ended = isAboutTls(error) ? 'tls' : 'reach';
    throw new StepProblem(ended, ended, answerOf(error));
  }
}

function tcp({ host, port }: SmtpServer, milliseconds: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port });
    const late = (): void => void socket.destroy(new Error('no answer'));
    socket.setTimeout(milliseconds, late);
    socket.once('error', reject);
    socket.once('connect', () => {
      socket.setTimeout(0, late).off('timeout', late).off('error', reject);
      // between this and nodemailer's own listener, an error must not end the process
      socket.on('error', () => undefined);
      resolve(socket);
    });
  });
}

type End = (error?: Error | null) => void;

function done(connection: SMTPConnection, work: (end: End) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    connection.on('error', reject); // stays: an error after the answer must not end the process
    connection.once('end', () => reject(new Error('no answer'))); // closed by endAfter; nodemailer says nothing then
    work((error) => (error ? reject(error) : resolve()));
  });
}

async function step<T>(
  name: CheckStep,
  problem: ConnectionProblem | ((error: unknown) => ConnectionProblem),
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw new StepProblem(name, typeof problem === 'string' ? problem : problem(error), answerOf(error));
  }
}

function nameProblem(error: unknown): ConnectionProblem {
  return error instanceof OutboundRefused ? 'private' : 'name';
}

/** nodemailer's own code, or Node's for certificates and handshakes, which it keeps beside its own. */
function isAboutTls(error: unknown): boolean {
  if (codeOf(error) === 'ETLS') return true;
  const known = error instanceof Error && 'originalCode' in error ? error.originalCode : null;
  return typeof known === 'string' && TLS.test(known);
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : null;
}

/** In the server's own words where it said something; what we say ourselves has words of its own. */
function answerOf(error: unknown): string {
  if (!(error instanceof Error) || codeOf(error) === 'ENOTFOUND' || error instanceof OutboundRefused) return '';
  return 'response' in error && typeof error.response === 'string' ? error.response : error.message;
}
