import { appendFileSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { newId } from '@/lib/services/ids';
import { type JournaledTouch, touchJournal } from '@/lib/services/tracking/touch-journal';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kith-journal-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const anEntry = (visitorId: string): JournaledTouch => ({
  touch: {
    id: newId(),
    codeKey: 'ANA',
    channel: 'link',
    source: 'a "source"\nof two lines',
    referringHost: 'a.example',
    visitorId,
    refereeId: null,
    counted: true,
    reason: null,
    userAgent: null,
    utm: { utm_source: 'x' },
    occurredAt: new Date('2026-09-01T10:00:00.123Z'),
  },
  extend: null,
});

async function drained(journal = touchJournal(folder)): Promise<JournaledTouch[]> {
  const all: JournaledTouch[] = [];
  await journal.drain(async (entries) => void all.push(...entries));
  return all;
}

it('gives back what was written, word for word and in order, and forgets it', async () => {
  const journal = touchJournal(folder);
  expect(journal.hasEntries()).toBe(false);
  const entries = Array.from({ length: 1200 }, (_, index) => anEntry(`visitor-${index}`));
  await Promise.all([journal.append(entries.slice(0, 700)), journal.append(entries.slice(700))]);
  expect(journal.hasEntries()).toBe(true);
  expect(await drained(journal)).toEqual(entries);
  expect(readdirSync(folder)).toEqual([]);
  expect(await drained(journal)).toEqual([]);
});

it('keeps everything when storing fails, and takes it the next time', async () => {
  const journal = touchJournal(folder);
  await journal.append([anEntry('a')]);
  await expect(journal.drain(() => Promise.reject(new Error('away')))).rejects.toThrow('away');
  await journal.append([anEntry('b')]);
  expect((await drained(journal)).map(({ touch }) => touch.visitorId)).toEqual(['a', 'b']);
});

it('takes over from a process that has ended, without the line that it did not finish', async () => {
  const ended = 2 ** 22 + 7;
  const file = join(folder, `1-${ended}-${hostname()}.ndjson`);
  const whole = anEntry('whole');
  writeFileSync(file, `${JSON.stringify(whole)}\n`);
  appendFileSync(file, JSON.stringify(anEntry('cut')).slice(0, 40));
  expect(await drained()).toEqual([whole]);
});

it("leaves alone what a living process writes, and another machine's", async () => {
  writeFileSync(join(folder, `1-${process.ppid}-${hostname()}.ndjson`), '{}\n');
  writeFileSync(join(folder, `1-${process.pid}-another.ndjson`), '{}\n');
  expect(await drained()).toEqual([]);
  expect(readdirSync(folder)).toHaveLength(2);
});
