import type { Command } from './command';

/** Every command, in the order of help. */
export const COMMANDS: readonly Command[] = [
  {
    name: ['org', 'create'],
    usage: '--slug demo --name "Demo School" --currency USD --time-zone America/New_York',
    summary: 'Opens an organisation.',
    options: ['slug', 'name', 'currency', 'time-zone'],
    positionals: 0,
    load: async () => (await import('./org-create')).orgCreate,
  },
  {
    name: ['staff', 'create'],
    usage:
      '--org demo --email mia@school.example --name "Mia Ray" --role owner|manager|finance|viewer [--password PASSWORD]',
    summary: 'Adds a member of staff. Without --password it asks, and makes one up when the answer is empty.',
    options: ['org', 'email', 'name', 'role', 'password'],
    positionals: 0,
    load: async () => (await import('./staff-create')).staffCreate,
  },
  {
    name: ['api-client', 'create'],
    usage: '--org demo --name CRM --scopes "people:read people:write"',
    summary: 'Gives another system access to the REST API. Prints {"clientId","clientSecret"}; the secret is not kept.',
    options: ['org', 'name', 'scopes'],
    positionals: 0,
    load: async () => (await import('./api-client-create')).apiClientCreate,
  },
  {
    name: ['program', 'create'],
    usage: '--org demo FILE.json',
    summary: 'Makes a draft programme of a file with the body of POST /api/v1/programs.',
    options: ['org'],
    positionals: 1,
    load: async () => (await import('./program-create')).programCreate,
  },
  {
    name: ['program', 'publish'],
    usage: '--org demo PROGRAM_ID',
    summary: 'Publishes the draft of a programme.',
    options: ['org'],
    positionals: 1,
    load: async () => (await import('./program-publish')).programPublish,
  },
  {
    name: ['import'],
    usage: 'KIND FILE.csv --org demo [--program PROGRAM_ID]',
    summary:
      'KIND: courses, contacts, codes, touches, conversions, refunds or milestones. Twice is the same as once. Wrong rows are named, the others written; exit code 1 when any is wrong.',
    options: ['org', 'program'],
    positionals: 2,
    load: async () => (await import('./import')).importFile,
  },
  {
    name: ['audit', 'verify'],
    usage: '--org demo',
    summary: 'Recomputes the hash chain of the audit trail. Exit code 1 when something does not hold.',
    options: ['org'],
    positionals: 0,
    load: async () => (await import('./audit-verify')).auditVerify,
  },
  {
    name: ['attribution', 'verify'],
    usage: '--org demo',
    summary:
      'Replays every decision from its stored evidence: same hash, same receipt. Exit code 1 when one does not hold.',
    options: ['org'],
    positionals: 0,
    load: async () => (await import('./attribution-verify')).attributionVerify,
  },
  {
    name: ['ledger', 'verify'],
    usage: '--org demo',
    summary:
      'Checks that every transfer sums to zero and agrees with rewards and payouts. Exit code 1 when one does not.',
    options: ['org'],
    positionals: 0,
    load: async () => (await import('./ledger-verify')).ledgerVerify,
  },
  {
    name: ['ledger', 'journal'],
    usage: '--org demo [--from 2026-01-01] [--to 2026-12-31] > journal.csv',
    summary: 'Writes every posting as CSV. Days are those of the organisation, both included.',
    options: ['org', 'from', 'to'],
    positionals: 0,
    load: async () => (await import('./ledger-journal')).ledgerJournal,
  },
  {
    name: ['retention', 'run'],
    usage: '--org demo',
    summary:
      'Removes what is kept no longer: months older than five years, and what the organisation keeps for a shorter time. Prints the counts.',
    options: ['org'],
    positionals: 0,
    load: async () => (await import('./retention-run')).retentionRun,
  },
  {
    name: ['friends', 'remind'],
    usage: '--org demo [--as-of 2026-09-15T15:00:00Z]',
    summary:
      'Reminds friends who left a name and wait, as the clock does every hour from nine on; as of an instant, to try it out. Prints {"reminders"}.',
    options: ['org', 'as-of'],
    positionals: 0,
    load: async () => (await import('./friends-remind')).friendsRemind,
  },
  {
    name: ['keys', 'rotate'],
    usage: '',
    summary:
      'Encrypts every stored secret with the current key; the key that Kith made itself is replaced by a new one first. May be interrupted, repeated, and run while Kith does. Prints {"rotated","unchanged"}.',
    options: [],
    positionals: 0,
    load: async () => (await import('./keys-rotate')).keysRotate,
  },
  {
    name: ['seed'],
    usage: '',
    summary: 'Makes the demo school when there is none yet, and prints its sign-ins.',
    options: [],
    positionals: 0,
    load: async () => (await import('./seed')).seed,
  },
];
