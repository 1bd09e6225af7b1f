import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { MailboxWatch } from '../../src/mail/mailbox/mailbox-watch.schedule.js';
import { startApp } from '../support/app.js';
import { onSqlite } from '../support/database.js';

describe.each(onSqlite)('a mailbox that is open, on %s', (engine) => {
  it('is not opened a second time while a look goes on, even if the lease would allow it', async () => {
    const app = await startApp({ engine });
    const watch = app.get(MailboxWatch);
    let opened = 0;
    let goOn = (): void => undefined;
    const held = new Promise<null>((resolve) => {
      goOn = () => resolve(null);
    });
    const settings = (): Promise<null> => {
      opened += 1;
      return held;
    };
    watch.house({ settings, folders: () => Promise.resolve([]), take: () => Promise.resolve() });
    const first = watch.lookNow();
    while (opened === 0) await wait(10);
    const second = watch.lookNow();
    goOn();
    await Promise.all([first, second]);
    expect(opened).toBe(1);
    await app.close();
  });
});
