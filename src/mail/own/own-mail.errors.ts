import { AppError, type FieldError, InvalidInput, NotFound } from '../../common/errors.js';

const SECONDS_PER_MINUTE = 60;

export class OwnMailNotFound extends NotFound {
  constructor() {
    super('mail account of your own');
  }
}

/** The key of the service has changed since the password was sealed: it has to be typed in again. */
export class PasswordUnreadable extends AppError {
  constructor() {
    super('own-mail-password-unreadable', 409, 'The kept password can no longer be opened; please enter it once more.');
  }
}

/** A kept password is never said to another server, or for another user, than it was given for. */
export class PasswordNeeded extends InvalidInput {
  constructor() {
    super([field('/password', 'Please enter the password.', 'own-mail.error.password')]);
  }
}

export class ImapNeeded extends InvalidInput {
  constructor() {
    super([
      field(
        '/imapHost',
        'To read answers and to keep copies, the name of the IMAP server is needed.',
        'own-mail.error.imap',
      ),
    ]);
  }
}

export class CheckRunning extends AppError {
  constructor() {
    super('mail-check-running', 409, 'The connection is being checked already; the result comes in a moment.');
  }
}

/** Each check connects to a server that the user names, and sends a mail. */
export class TooManyMailChecks extends AppError {
  constructor(seconds: number) {
    const minutes = Math.ceil(seconds / SECONDS_PER_MINUTE);
    super('too-many-mail-checks', 429, `At most 5 checks an hour: the next one can run in ${minutes} min.`, {
      seconds,
      minutes,
    });
  }
}

/** The account's address takes no mails: no test mail goes there until its user wants mails again. */
export class AddressStopped extends AppError {
  constructor() {
    super('mail-address-stopped', 409, 'Your address takes no mails right now; say first that mails may come again.');
  }
}

/** The service has no mail server: its mails are written as files. */
export class SmtpNotSet extends AppError {
  constructor() {
    super('smtp-not-set', 409, 'No mail server is set for this service (SMTP_URL): its mails are written as files.');
  }
}

function field(pointer: string, detail: string, code: string): FieldError {
  return { pointer, detail, code };
}
