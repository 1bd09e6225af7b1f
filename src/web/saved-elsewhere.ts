import { ChangedElsewhere } from '../common/http/revisions.js';

/** Null: saved. Somebody else was there since the form was shown: nothing is, and the refusal is given. */
export async function savedUnlessElsewhere(save: () => Promise<unknown>): Promise<ChangedElsewhere | null> {
  try {
    await save();
    return null;
  } catch (error) {
    if (error instanceof ChangedElsewhere) return error;
    throw error;
  }
}
