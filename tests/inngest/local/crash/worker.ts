import { openPool } from '@/inngest/local/open-pool';
import { localClient, silent, testEngine } from '../local-harness';
import { crashFunctions } from './functions';

/** A worker process to be killed. */
const connectionString = String(process.env.DATABASE_URL);
const pool = openPool(connectionString, 8, silent);
const client = localClient('crash');
const engine = testEngine({ connectionString, client, functions: crashFunctions(client, pool), concurrency: 8 });
engine.start().then(
  () => console.log('ready'),
  (error) => {
    console.error(error);
    process.exit(1);
  },
);
