<?php
/*
 * What a calendar that knows iTIP (RFC 5546) does with a message, and what it answers: sabre/vobject's own broker.
 * Reads JSON {act, ...} from the standard input; the first argument is the `vendor` folder of a Composer project.
 */
require $argv[1].'/autoload.php';

use Sabre\VObject\ITip\Broker;
use Sabre\VObject\ITip\Message;
use Sabre\VObject\Reader;

$asked = json_decode(stream_get_contents(STDIN), true);
$broker = new Broker();

if ('take' === $asked['act']) {
    $calendar = Reader::read($asked['message']);
    $problems = array_map(fn ($problem) => $problem['message'], $calendar->validate());
    $message = new Message();
    $message->component = 'VEVENT';
    $message->method = (string) $calendar->METHOD;
    $message->uid = (string) $calendar->VEVENT->UID;
    $message->sequence = (int) (string) $calendar->VEVENT->SEQUENCE;
    $message->message = $calendar;
    $known = null === $asked['known'] ? null : Reader::read($asked['known']);
    $after = $broker->processMessage($message, $known);
    echo json_encode(['problems' => $problems, 'known' => $after ? $after->serialize() : null]);
} else {
    $after = Reader::read($asked['known']);
    foreach ($after->VEVENT->ATTENDEE as $attendee) {
        if ((string) $attendee === $asked['who']) {
            $attendee['PARTSTAT'] = $asked['says'];
        }
    }
    $messages = $broker->parseEvent($after, $asked['who'], $asked['known']);
    echo json_encode(['known' => $after->serialize(), 'messages' => array_map(fn ($one) => $one->message->serialize(), $messages)]);
}
