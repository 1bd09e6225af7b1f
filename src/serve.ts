import { SetupService } from './accounts/setup.service.js';
import { AnswersSchedule } from './answers/answers.schedule.js';
import { createApp } from './app.js';
import { Config, ConfigError, type Environment } from './common/config.js';
import { CollectionsSchedule } from './collections/collections.schedule.js';
import { BusyCalendarsSchedule } from './busy-calendars/busy-calendars.schedule.js';
import { CadencesSchedule } from './contacts/cadences/cadences.schedule.js';
import { DigestSchedule } from './digest/digest.schedule.js';
import { ImportsSchedule } from './imports/jobs/imports.schedule.js';
import { InvitationsSchedule } from './invitations/invitations.schedule.js';
import { MailboxWatch } from './mail/mailbox/mailbox-watch.schedule.js';
import { MailSweepSchedule } from './mail/mail-sweep.schedule.js';
import { OwnCalendarSchedule } from './own-calendar/own-calendar.schedule.js';
import { SweepSchedule } from './people/sweep.schedule.js';
import { WebhooksSchedule } from './webhooks/webhooks.schedule.js';

/** Starts the service and says where it is; a wrong setting ends it with one line. */
export async function serve(environment: Environment): Promise<void> {
  let config: Config;
  try {
    config = new Config(environment);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return stop(error.message);
  }
  const app = await createApp(config);
  try {
    await app.listen(config.port, config.host);
  } catch (error) {
    await app.close();
    if ((error as { code?: unknown }).code !== 'EADDRINUSE') throw error;
    return stop(`PORT ${config.port} is taken by another program. Please choose another one.`);
  }
  app.get(DigestSchedule).start();
  app.get(SweepSchedule).start();
  app.get(MailSweepSchedule).start();
  app.get(ImportsSchedule).start();
  app.get(AnswersSchedule).start();
  app.get(CadencesSchedule).start();
  app.get(MailboxWatch).start();
  app.get(BusyCalendarsSchedule).start();
  app.get(OwnCalendarSchedule).start();
  app.get(WebhooksSchedule).start();
  app.get(CollectionsSchedule).start();
  app.get(InvitationsSchedule).start();
  const code = await app.get(SetupService).openCode();
  process.stdout.write(`Wiedersehen listens on ${config.baseUrl}\n`);
  if (code !== null) process.stdout.write(`Setup code: ${code}   (open ${config.baseUrl}/setup)\n`);
}

function stop(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
  process.exitCode = 1;
}
