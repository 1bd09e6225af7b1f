import { AppError } from '../errors.js';

/**
 * Why a connection that somebody asked for is not made:
 * host (not a name or a plainly written address) · private (not on the public internet, and OUTBOUND_ALLOW doesn't name it) ·
 * address (not a http, https or webcal address, or one with a password) · redirects (too many) · large · slow ·
 * encoding (packed in a way that is not known) · status (the answer was no success)
 */
export type OutboundReason = 'host' | 'private' | 'address' | 'redirects' | 'large' | 'slow' | 'encoding' | 'status';

const details: Readonly<Record<OutboundReason, string>> = {
  host: 'This is not the name of a server.',
  private: 'This server is not on the public internet. Whoever runs the service can allow it with OUTBOUND_ALLOW.',
  address: 'Please give an address that begins with https://, http:// or webcal://, without a password in it.',
  redirects: 'This address leads on to others too often.',
  large: 'There is too much behind this address.',
  slow: 'The answer took too long.',
  encoding: 'The answer is packed in a way that is not known here.',
  status: 'There is nothing to read behind this address.',
};

/** A connection to an address that a user has set was not made, or given up. Names no host: details get into logs. */
export class OutboundRefused extends AppError {
  constructor(readonly reason: OutboundReason) {
    super('outbound-refused', 422, details[reason], { reason });
  }
}

/** Nobody knows the name, or the name server did not answer. */
export class NameNotResolved extends AppError {
  constructor(options?: ErrorOptions) {
    super('name-not-resolved', 422, 'No server is known by this name.');
    if (options?.cause !== undefined) this.cause = options.cause;
  }

  /** As Node calls it, for those who look at codes. */
  readonly code = 'ENOTFOUND';
}
