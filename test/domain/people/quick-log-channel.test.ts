import { describe, expect, it } from 'vitest';
import { readChannel } from '../../../src/people/quick-log/domain/channel-words.js';

describe('the channel of a line', () => {
  it.each([
    ['Kaffee mit Marlene, Dienstag, Thema Volontariat', 'coffee', 'mutual'],
    ['Mittagessen mit Tom', 'coffee', 'mutual'],
    ['Marlene getroffen', 'coffee', 'mutual'],
    ['met Marlene yesterday', 'coffee', 'mutual'],
    ['lunch with Tom', 'coffee', 'mutual'],
    ['mit Tom telefoniert', 'call', 'mutual'],
    ['Tom angerufen', 'call', 'outbound'],
    ['Habe Tom gestern angerufen', 'call', 'outbound'],
    ['Tom hat mich angerufen', 'call', 'inbound'],
    ['Tom hat gestern angerufen', 'call', 'inbound'],
    ['Anruf von Tom', 'call', 'inbound'],
    ['called Tom yesterday about the traineeship', 'call', 'outbound'],
    ['Tom called me yesterday', 'call', 'inbound'],
    ['Tom called yesterday', 'call', 'inbound'],
    ['call with Tom', 'call', 'mutual'],
    ['phone call with Tom', 'call', 'mutual'],
    ['Mail an Tom', 'email', 'outbound'],
    ['Mail von Tom', 'email', 'inbound'],
    ['E-Mail an Frau Lenz geschrieben', 'email', 'outbound'],
    ['Tom hat mir eine Mail geschrieben', 'email', 'inbound'],
    ['emailed Tom', 'email', 'outbound'],
    ['got a message from Tom', 'message', 'inbound'],
    ['WhatsApp an Tom', 'message', 'outbound'],
    ['Tom per WhatsApp geschrieben', 'message', 'outbound'],
    ['texted Tom', 'message', 'outbound'],
    ['LinkedIn message to Tom', 'message', 'outbound'],
    ['Videocall mit Tom', 'video', 'mutual'],
    ['Anruf über Zoom mit Tom', 'video', 'mutual'],
    ['Zoom with Tom', 'video', 'mutual'],
    ['Brief an Tom', 'letter', 'outbound'],
    ['postcard from Tom', 'letter', 'inbound'],
    ['Tom auf der Messe getroffen', 'event', 'mutual'],
    ['met Tom at the conference', 'event', 'mutual'],
    ['Kaffee mit Tom, er schreibt mir eine Mail', 'coffee', 'mutual'],
    ['Mail an Tom wegen Kaffee', 'email', 'outbound'],
    ['Marlene, Kaffee, gestern', 'coffee', 'mutual'],
    ['Kaffee mit Tom auf der Messe', 'event', 'mutual'],
    ['Kaffee über Zoom mit Tom', 'video', 'mutual'],
    ['Sprachnachricht und Anruf mit Tom', 'message', 'mutual'],
  ])('%s: %s, %s', (line, channel, direction) => {
    expect(readChannel(line)).toMatchObject({ channel, direction, options: [] });
  });

  it.each([
    ['Tom hat mir geschrieben', ['email', 'message', 'letter'], 'inbound'],
    ['wrote to Tom', ['email', 'message', 'letter'], 'outbound'],
    ['mit Tom gesprochen', ['call', 'coffee', 'video'], 'mutual'],
    ['talked to Tom', ['call', 'coffee', 'video'], 'mutual'],
    ['Mail und Anruf mit Tom', ['email', 'call'], 'mutual'],
    ['Marlene, Dienstag', [], 'mutual'],
  ])('is asked for: %s', (line, options, direction) => {
    expect(readChannel(line)).toMatchObject({ channel: null, options, direction });
  });
});
