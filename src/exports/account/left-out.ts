/** Tables that the account export leaves out, each with the reason. A test over all tables asks for one or the other. */
export const tablesLeftOut: Readonly<Record<string, string>> = {
  accounts: 'stands in the field "account", without its secrets',
  api_tokens: 'secrets: a new place gets new ones',
  sessions: 'secrets: who is signed in here',
  feeds: 'secrets: a calendar address is made anew',
  idempotent_requests: 'answers that are kept for a day, in case a program asks again',
  digests: 'which mails this server has sent',
  mail_outbox: 'mails on their way from this server',
  imports: 'the files that came in, not what became of them: the people are all in the list of contacts',
  import_rows: 'previews of files, forgotten after a day anyway',
  import_parts: 'the same, for files of this format',
  import_files: 'the files themselves, until their import is done',
  triage_cards: 'whom to ask about first after an import: a new import asks anew',
};

/** Columns that are left out of tables that stand in the export. */
export const columnsLeftOut: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  contacts: {
    import_id: 'points to a file that is left out',
    effective_cadence_days: 'follows from cadence, tags and layer',
    name_key: 'follows from the name',
    search_key: 'follows from the texts',
    city_key: 'follows from the city',
    ease_group: 'follows from the other fields',
    silent_since_on: 'follows from the other fields',
    quiet_on: 'follows from the other fields',
    blocked_until_on: 'follows from the other fields',
  },
  contact_points: {
    id: 'the order of the list says as much',
    position: 'the order of the list says as much',
    value_key: 'follows from the value',
  },
  contact_tags: { id: 'the two together say as much' },
  tags: { name_key: 'follows from the name' },
  targets: { name_key: 'follows from the name' },
  offers: { title_key: 'follows from the title' },
  offer_tags: { id: 'the two together say as much' },
  own_template_versions: { id: 'template and number say as much' },
  custom_fields: { name_key: 'follows from the name' },
  saved_filters: { name_key: 'follows from the name' },
  attempts: { earlier: 'what it takes to undo the last moves: only here and now' },
  attempt_origins: { id: 'the message has one' },
  held_slots: { id: 'message and start say as much' },
  meeting_people: { id: 'the two together say as much' },
  changes: { detail: 'what it takes to take it back: only here and now' },
};
