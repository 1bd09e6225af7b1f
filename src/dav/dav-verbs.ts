import type { CollectionsService } from '../collections/collections.service.js';
import { VerbNotHere } from './dav.errors.js';
import type { DavAnswer, DavRequest, Verb } from './dav-request.js';
import { headersAsIf } from './if-holds.js';

/** All verbs that are answered, by their names. */
export class DavVerbs {
  private readonly byMethod: ReadonlyMap<string, Verb>;

  constructor(
    verbs: readonly Verb[],
    private readonly collections: CollectionsService,
  ) {
    this.byMethod = new Map(verbs.flatMap((verb) => verb.methods.map((method) => [method, verb])));
  }

  /** Throws VerbNotHere, ItemChanged where the header If does not hold, and what the verb throws. */
  async answer(request: DavRequest): Promise<DavAnswer> {
    const verb = this.byMethod.get(request.method);
    if (!verb) throw new VerbNotHere();
    return verb.answer({ ...request, headers: await headersAsIf(request, this.collections) });
  }
}
