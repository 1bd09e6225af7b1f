/** A message ready for the wire. */
export interface OutgoingMail {
  readonly messageId: string;
  readonly envelopeFrom: string;
  readonly envelopeTo: string;
  readonly message: string;
  readonly createdAt: Date;
}

/**
 * What became of one try, as far as anybody can know:
 * accepted (the server took it over) · later (it said so, or never got the message) · refused (for good) ·
 * lost (the message may have arrived, the answer did not: SMTP cannot promise "exactly once", RFC 1047).
 */
export interface DeliveryResult {
  readonly kind: 'accepted' | 'later' | 'refused' | 'lost';
  /** What the server said, or what went wrong on the way. Shown to the user, never logged: servers quote addresses. */
  readonly answer: string;
  /** Refused: the server does not take this address, whatever the mail says. */
  readonly isAboutAddress?: boolean | undefined;
}

/** Takes a finished message to the next hop. Never throws: every outcome is a result. */
export abstract class Mailer {
  abstract deliver(mail: OutgoingMail): Promise<DeliveryResult>;
}
