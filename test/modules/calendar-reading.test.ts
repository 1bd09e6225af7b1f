import { expect, it } from 'vitest';
import { readCalendar } from '../../src/busy-calendars/reading/read-calendar.js';

const wish = { from: Date.UTC(2026, 2, 1), to: Date.UTC(2026, 4, 1), zone: 'Europe/Berlin', own: [] };

it('reads in a thread', async () => {
  const file =
    'BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\nDTSTART:20260316T180000\nDURATION:PT1H\nEND:VEVENT\nEND:VCALENDAR';
  const { spans } = await readCalendar('kim', Buffer.from(file), wish);
  expect(spans).toEqual([{ start: Date.UTC(2026, 2, 16, 17), end: Date.UTC(2026, 2, 16, 18), away: false }]);
});
