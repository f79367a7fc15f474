import { join } from 'node:path';
import type postgres from 'postgres';
import { connect } from '@/db/connect';
import { insertMissingTouches, type NewTouch } from '@/db/queries/touches';
import { env } from '@/lib/env';
import { log } from '@/lib/log';
import { ensureMonths } from '../months';
import { extendReferralOf } from '../referrals/extend-batches';
import { type JournaledTouch, type TouchJournal, touchJournal } from './touch-journal';

const ASK_AGAIN_MS = 500;

let journal: TouchJournal | undefined;
let probe: NodeJS.Timeout | undefined;
let isDown = false;

const open = () => {
  journal ??= touchJournal(join(env().DATA_DIR, 'touches'));
  return journal;
};

/** Whether the database is known to be away, so that asking it first would only cost time. */
export function isTouchOutage(): boolean {
  return isDown;
}

/** Keeps touches in the journal, and brings them to the database when it is back. Resolves when they are on the disk. */
export async function journalTouches(entries: readonly JournaledTouch[]): Promise<void> {
  await open().append(entries);
  if (!isDown) log.warn('The database cannot be reached: touches go to the journal');
  isDown = true;
  askSoon();
}

/** Brings what an earlier process left in the journal to the database; called once when the server starts. */
export function resumeTouchReplay(): void {
  if (open().hasEntries()) askSoon();
}

/** Stops asking; what is in the journal stays for the next start. */
export function stopTouchReplay(): void {
  clearTimeout(probe);
  probe = undefined;
}

function askSoon(): void {
  probe ??= setTimeout(() => void replay(), ASK_AGAIN_MS).unref();
}

async function replay(): Promise<void> {
  const sql = connect(env().APP_DATABASE_URL, {
    max: 1,
    connect_timeout: 5,
    connection: { application_name: 'kith-replay' },
  });
  try {
    await sql`select 1`;
    await open().drain((entries) => replaySome(sql, entries));
    isDown = false;
    // What came while the last file was read.
    await open().drain((entries) => replaySome(sql, entries));
    log.info('The database is back: every touch of the journal is stored');
    probe = undefined;
  } catch (error) {
    log.debug({ err: error }, 'The journal waits');
    probe = undefined;
    askSoon();
  } finally {
    await sql.end({ timeout: 1 }).catch(() => {});
  }
}

async function replaySome(sql: postgres.Sql, entries: readonly JournaledTouch[]): Promise<void> {
  const touches = entries.map(({ touch }) => touch);
  await ensureMonths(
    { sql } as never,
    'touches',
    touches.map(({ occurredAt }) => occurredAt),
  );
  await storeMissing(sql, touches);
  const later = entries.flatMap(({ touch, extend }) => (extend && touch.counted ? [{ ...touch, ...extend }] : []));
  await Promise.all(later.map((touch) => extendReferralOf(touch)));
}

// One row that the database refuses must not hold up the others for ever.
async function storeMissing(sql: postgres.Sql, touches: NewTouch[]): Promise<void> {
  try {
    await sql.begin((tx) => insertMissingTouches(tx, touches));
  } catch (error) {
    if (!/^2[23]/.test((error as { code?: string }).code ?? '')) throw error;
    if (touches.length > 1) for (const touch of touches) await storeMissing(sql, [touch]);
    else log.error({ err: error, touchId: touches[0]?.id }, 'A touch of the journal was refused');
  }
}
