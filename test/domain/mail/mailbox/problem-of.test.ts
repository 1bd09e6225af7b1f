import { describe, expect, it } from 'vitest';
import { problemOf } from '../../../../src/mail/mailbox/problem-of.js';

const failure = (message: string, fields: object): Error => Object.assign(new Error(message), fields);

describe('what is told of a connection that ended', () => {
  it.each<[string, Error, string, string]>([
    [
      'the words of the server',
      failure('Command failed', { responseStatus: 'NO', responseText: 'Try later' }),
      'refused',
      'Try later',
    ],
    ["nothing of the library's own", failure('Connection not available', { code: 'NoConnection' }), 'reach', ''],
    [
      'nothing where nobody spoke',
      failure('connect ECONNREFUSED 127.0.0.1:993', { code: 'ECONNREFUSED' }),
      'reach',
      '',
    ],
    [
      'what is wrong with a certificate',
      failure('certificate has expired', { code: 'CERT_HAS_EXPIRED' }),
      'tls',
      'certificate has expired',
    ],
  ])('%s', (_name, error, step, answer) => {
    expect(problemOf(error)).toMatchObject({ step, answer });
  });
});
