import { afterAll, beforeAll, describe, it } from 'vitest';
import { useDatabase } from '@/tests/setup/database';
import { CASES } from './cases/all';
import { type Harness, Journal } from './harness';
import { localClient, localHarness, testEngine } from './local-harness';
import { serverClient, serverHarness } from './server-harness';

describe('on the embedded engine', () => {
  const database = useDatabase();
  const journal = new Journal();
  let harness: Harness;
  let stop = async () => {};

  beforeAll(async () => {
    const client = localClient();
    const functions = CASES.flatMap((one) => one.functions(client, journal));
    const engine = testEngine({ connectionString: database.ownerUrl, client, functions, concurrency: 16 });
    await engine.migrate();
    await engine.start();
    harness = localHarness(engine);
    stop = () => engine.stop();
  });
  afterAll(() => stop());

  describe.concurrent('every behaviour', () => {
    for (const one of CASES) it(one.name, () => one.check(harness, journal));
  });
});

const server = process.env.INNGEST_BASE_URL;

describe.skipIf(!server)(`on an Inngest server (${server ?? 'skipped: INNGEST_BASE_URL is not set'})`, () => {
  const journal = new Journal();
  let harness: Harness;
  let stop = async () => {};

  beforeAll(async () => {
    const client = serverClient();
    const functions = CASES.flatMap((one) => one.functions(client, journal));
    ({ harness, stop } = await serverHarness(client, functions));
  });
  afterAll(() => stop());

  describe.concurrent('every behaviour', () => {
    for (const one of CASES) it(one.name, { timeout: 60_000 }, () => one.check(harness, journal));
  });
});
