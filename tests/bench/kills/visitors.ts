import { Agent, get, type IncomingMessage } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';

export interface Visitors {
  /** The marks of all whose page was answered in full: each stands for a touch that must be there. */
  acknowledged: Set<string>;
  /** Requests that broke or were refused: whether their touch is there, nobody was promised. */
  broken(): number;
  stop(): Promise<void>;
}

const PHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1';
const PATIENCE_MS = 10_000;
const AGAIN_MS = 20;

/** So many browsers that open links one after the other, each time as somebody who was never here; through whatever is killed. */
export function startVisitors(url: string, codes: readonly string[], browsers: number): Visitors {
  const acknowledged = new Set<string>();
  const agent = new Agent({ keepAlive: true, maxSockets: browsers });
  let [going, broken] = [true, 0];
  async function browse(number: number): Promise<void> {
    for (let visit = 0; going; visit += 1) {
      const mark = await open(agent, `${url}/r/${codes[(number * 31 + visit) % codes.length]}`);
      if (mark) acknowledged.add(mark);
      else {
        broken += 1;
        await wait(AGAIN_MS);
      }
    }
  }
  const all = Promise.all(Array.from({ length: browsers }, (_, number) => browse(number)));
  const stop = async () => {
    going = false;
    await all;
    agent.destroy();
  };
  return { acknowledged, broken: () => broken, stop };
}

/** @returns the visitor's mark in the answer's cookie, once all of the page has come; null when it did not */
function open(agent: Agent, url: string): Promise<string | null> {
  return new Promise((resolve) => {
    const headers = { 'user-agent': PHONE, accept: 'text/html' };
    const request = get(url, { agent, headers, timeout: PATIENCE_MS }, (answer) => {
      answer.resume();
      answer.once('end', () => resolve(answer.complete && answer.statusCode === 200 ? markOf(answer) : null));
      answer.once('error', () => resolve(null));
      answer.once('close', () => resolve(null));
    });
    request.once('timeout', () => request.destroy());
    request.once('error', () => resolve(null));
  });
}

function markOf({ headers }: IncomingMessage): string | null {
  return headers['set-cookie']?.map((cookie) => /^kith_v=([^;]+)/.exec(cookie)?.[1]).find(Boolean) ?? null;
}
