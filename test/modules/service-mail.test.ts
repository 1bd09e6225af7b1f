import { expect, it } from 'vitest';
import { Config } from '../../src/common/config.js';
import { SystemResolver } from '../../src/common/outbound/resolver.js';
import { ServiceMail } from '../../src/mail/own/service-mail.js';
import { checkSmtp } from '../../src/mail/own/smtp-check.js';
import { SubmissionServer } from '../support/submission-server.js';

const mail = { from: 'w@example.org', to: 'mara@example.org', message: 'Subject: x\r\n\r\nHallo\r\n' };

it.each([
  ['elsewhere, it ends where encryption does not come about', '0.0.0.0', ['name', 'reach', 'tls: tls']], // leads here, and is no loopback address
  ['on this machine, a password needs no encryption', '127.0.0.1', ['name', 'reach', 'sign-in', 'test-mail']],
])("a check of the service's own server: %s", async (_name, host, steps) => {
  const smtp = await SubmissionServer.start({ tls: false });
  const config = new Config({ SECRET_KEY: 'x'.repeat(40), SMTP_URL: `smtp://mara:secret@${host}:${smtp.port}` });
  const { server, signIn } = new ServiceMail(config, new SystemResolver()).route();
  const checked = await checkSmtp({ server, signIn, mail });
  await smtp.stop();
  expect(checked.map(({ step, problem }) => (problem === null ? step : `${step}: ${problem}`))).toEqual(steps);
});
