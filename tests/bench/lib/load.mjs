// Load in a process of its own, so that its work does not stand in the way of the server's event loop.
// Reads one JSON job a line and answers one JSON result a line.
import { createInterface } from 'node:readline';
import autocannon from 'autocannon';

let serial = Date.now() * 1000;

const BODIES = {
  none: undefined,
  conversion: (job) => () => {
    serial += 1;
    return JSON.stringify({
      externalId: `bench-${serial}`,
      referee: { email: `friend-${serial}@bench.example` },
      milestone: 'enrolled',
      valueMinor: 60000,
      currency: 'USD',
      occurredAt: job.occurredAt,
      code: job.codes[serial % job.codes.length],
    });
  },
};

async function run(job) {
  const makeBody = BODIES[job.body]?.(job);
  const paths = job.paths;
  const statuses = {};
  const instance = autocannon({
    url: job.url,
    connections: job.connections,
    duration: job.seconds,
    timeout: 20,
    requests: [
      {
        method: job.method,
        headers: job.headers,
        setupRequest: (request) => {
          const changed = { ...request };
          serial += 1;
          if (paths) changed.path = paths[serial % paths.length];
          if (makeBody) changed.body = makeBody();
          return changed;
        },
      },
    ],
  });
  instance.on('response', (_client, status) => {
    statuses[status] = (statuses[status] ?? 0) + 1;
  });
  const result = await instance;
  const wrong = Object.entries(statuses).reduce(
    (sum, [status, count]) => (job.expect.includes(Number(status)) ? sum : sum + count),
    0,
  );
  return {
    perSecond: Math.round(result.requests.total / result.duration),
    p50Ms: result.latency.p50,
    p99Ms: result.latency.p99,
    errors: result.errors + result.timeouts + wrong,
    answered: job.expect.reduce((sum, status) => sum + (statuses[status] ?? 0), 0),
    statuses,
  };
}

for await (const line of createInterface({ input: process.stdin })) {
  const result = await run(JSON.parse(line)).catch((error) => ({ failed: String(error) }));
  console.log(JSON.stringify(result));
}
