import type { Account } from '../../accounts/account.entity.js';

/** Whose devices, and under which address the service is found. */
export interface DeviceAccess {
  readonly account: Account;
  readonly baseUrl: string;
}

/**
 * The address under which programs find everything of an account, for those that don't find it by themselves: its principal
 * (RFC 5397). `https://example.org` and an account give `https://example.org/dav/principals/ID/`.
 */
export function accountAddress({ account, baseUrl }: DeviceAccess): string {
  return `${baseUrl}/dav/principals/${account.id}/`;
}

/** True for an address that leads every device to itself: a phone never gets here by it. */
export function isOnlyHere({ baseUrl }: DeviceAccess): boolean {
  return /^(?:localhost|.+\.localhost|127(?:\.\d+){3}|\[::1\])$/.test(new URL(baseUrl).hostname);
}
