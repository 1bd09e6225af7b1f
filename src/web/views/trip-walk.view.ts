import type { Account } from '../../accounts/account.entity.js';
import type { Fields, FormProblem } from '../../common/http/pages/form.js';
import type { Page } from '../../common/http/pages/pages.js';
import type { Voice } from '../../common/voice/voice.js';
import type { WalkStep } from '../readers/trip-walk.reader.js';
import { composePage } from './compose.view.js';

/** One draft of several: the paper of its own page, and the way to the next. */
export function tripWalkPage(
  voice: Voice,
  {
    step,
    ...asked
  }: { readonly step: WalkStep; readonly account: Account; readonly fields?: Fields; readonly problem?: FormProblem },
): Page {
  const { trip, draft, place, count } = step;
  const { view, title } = composePage(voice, { ...asked, draft: { ...draft, free: [] } }); // no times are chosen here
  const isLast = place === count;
  return {
    name: 'trip-walk',
    title,
    place: 'trips',
    view: {
      ...view,
      tripId: trip.id,
      city: trip.city,
      step: voice.say('trips.step', { place, count }),
      sentLabel: voice.say(isLast ? 'trips.sent-last' : 'trips.sent-next'),
      skipLabel: voice.say(isLast ? 'trips.skip-last' : 'trips.skip'),
    },
  };
}
