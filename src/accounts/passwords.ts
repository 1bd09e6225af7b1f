import { hash, verify } from '@node-rs/argon2';

/** Argon2id, OWASP's first choice: 64 MiB, three passes. Lower it and guessing stolen hashes gets cheaper. */
const COST = { memoryCost: 65_536, timeCost: 3, parallelism: 1 };
/** Each hash takes 64 MiB: more at once would let twenty sign-ins fill a small machine. */
const AT_ONCE = 2;

const waiting: (() => void)[] = [];
let running = 0;

export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password.normalize('NFC'), COST));
}

/** An unknown account costs the same time as a wrong password. */
export async function passwordMatches(storedHash: string | null, password: string): Promise<boolean> {
  const matches = await inTurn(async () => verify(storedHash ?? (await decoy()), password.normalize('NFC'), COST));
  return matches && storedHash !== null;
}

let decoyHash: Promise<string> | undefined;
function decoy(): Promise<string> {
  decoyHash ??= hash('nobody has this password', COST);
  return decoyHash;
}

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) await new Promise<void>((go) => waiting.push(go));
  running += 1;
  try {
    return await work();
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}
