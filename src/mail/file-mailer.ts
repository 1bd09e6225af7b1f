import { createHash } from 'node:crypto';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type DeliveryResult, Mailer, type OutgoingMail } from './mailer.js';

/** Characters of the hash that tell two mails of the same instant apart. */
const HASH_LENGTH = 12;

/** Writes each mail as an .eml file: what happens until SMTP is set. Names sort by time; a repeat replaces its own file. */
export class FileMailer extends Mailer {
  constructor(private readonly folder: string) {
    super();
  }

  async deliver(mail: OutgoingMail): Promise<DeliveryResult> {
    const name = `${mail.createdAt.toISOString().replace(/[-:.]/g, '')}-${hash(mail.messageId)}.eml`;
    try {
      await mkdir(this.folder, { recursive: true, mode: 0o700 });
      const unfinished = join(this.folder, `.${name}.part`);
      await writeFile(unfinished, mail.message, { mode: 0o600 });
      await rename(unfinished, join(this.folder, name));
      return { kind: 'accepted', answer: `outbox/${name}` };
    } catch (error) {
      // a full or read-only disk: nothing was delivered, and it may be better in a minute
      return { kind: 'later', answer: error instanceof Error && 'code' in error ? String(error.code) : 'EIO' };
    }
  }
}

function hash(messageId: string): string {
  return createHash('sha256').update(messageId).digest('hex').slice(0, HASH_LENGTH);
}
