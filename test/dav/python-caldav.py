"""Drives a server by Debian's python3-caldav and says what it found, as JSON. Arguments: address, user, password."""

import json
import sys
from datetime import date, datetime, timezone

import caldav

address, user, password = sys.argv[1:4]
client = caldav.DAVClient(address, username=user, password=password)
principal = client.principal()
calendars = {str(calendar.url).rstrip("/").rsplit("/", 1)[-1]: calendar for calendar in principal.calendars()}
meetings, follow_ups = calendars["meetings"], calendars["follow-ups"]
uid = "4f6f0d6e-93b1-4c4e-9c3e-2f3a5f6b7c8d"
said = {"calendars": sorted(calendars), "components": sorted(follow_ups.get_supported_components())}

first = meetings.objects_by_sync_token(load_objects=True)
said["before"] = len(list(first))

lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//pycaldav//test//EN", "BEGIN:VEVENT", "UID:" + uid]
lines += ["DTSTAMP:20261123T080000Z", "DTSTART:20261202T090000Z", "DTEND:20261202T100000Z"]
lines += ["RRULE:FREQ=WEEKLY;COUNT=4", "SUMMARY:Kaffee mit Ada Lovelace", "X-MOOD:gut", "END:VEVENT", "END:VCALENDAR"]
event = meetings.save_event("\r\n".join(lines) + "\r\n")
span = dict(start=datetime(2026, 12, 15, tzinfo=timezone.utc), end=datetime(2026, 12, 17, tzinfo=timezone.utc))
said["searched"] = len(meetings.date_search(expand=False, **span))
expanded = meetings.date_search(expand=True, **span)
said["expanded"] = [str(each.vobject_instance.vevent.dtstart.value) for each in expanded]
said["nothing there"] = len(
    meetings.date_search(
        start=datetime(2027, 3, 1, tzinfo=timezone.utc), end=datetime(2027, 3, 2, tzinfo=timezone.utc), expand=False
    )
)
said["by uid"] = "X-MOOD:gut" in meetings.event_by_uid(uid).data

todo = follow_ups.save_todo(summary="Briefe beantworten", due=date(2026, 12, 18))
said["todos"] = sorted(str(each.vobject_instance.vtodo.summary.value) for each in follow_ups.todos())
todo.complete()
said["todos left"] = sorted(str(each.vobject_instance.vtodo.summary.value) for each in follow_ups.todos())

changed = meetings.objects_by_sync_token(sync_token=first.sync_token, load_objects=True)
said["changed"] = sorted(uid in each.data for each in changed)
event.delete()
gone = meetings.objects_by_sync_token(sync_token=changed.sync_token, load_objects=False)
said["gone"] = len(list(gone))
said["after"] = len(meetings.events())
json.dump(said, sys.stdout)
