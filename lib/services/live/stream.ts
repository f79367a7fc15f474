import type { Ctx } from '../context';
import type { LiveHub, LiveSignal } from './signals';

/** Proxies close what is silent for a minute. */
const HEARTBEAT_MS = 25_000;
/** Signals of one topic that come within this time are told once. */
const GATHER_MS = 300;
/** A page whose connection takes nothing any more is let go; its browser comes back by itself. */
const MOST_WAITING = 64;

/** A page may have read a moment before the clock was looked at, or on a server whose clock goes a little before this one's. */
const MARGIN_MS = 2_000;

/** Whether a signal is for whoever asks: staff hear what concerns the school, a referrer what concerns himself. */
export function isFor({ organizationId, actor }: Ctx, signal: LiveSignal): boolean {
  if (signal.organizationId !== organizationId) return false;
  return actor.type === 'referrer' ? signal.contactId === actor.id : signal.contactId === null;
}

/**
 * Server-sent events for one page: `event: change`, `data: {"topic": "notices"}` whenever something of that kind has changed, and
 * `event: gap` after an outage. No content goes out here: the page asks anew for what it may read.
 * @param since when the page was rendered, in milliseconds: what changed between then and the opening of its stream is told at once
 */
export function liveStream(ctx: Ctx, hub: LiveHub, signal: AbortSignal, since?: number): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let stop = () => {};
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const waiting = new Set<string>();
        let timer: NodeJS.Timeout | undefined;
        const write = (text: string) => {
          if ((controller.desiredSize ?? 0) < 1 - MOST_WAITING) return end();
          controller.enqueue(encoder.encode(text));
        };
        const tell = () => {
          timer = undefined;
          const topics = [...waiting];
          waiting.clear();
          for (const topic of topics) write(`event: change\ndata: ${JSON.stringify({ topic })}\n\n`);
        };
        const onSignal = (heard: LiveSignal) => {
          if (!isFor(ctx, heard)) return;
          waiting.add(heard.topic);
          timer ??= setTimeout(tell, GATHER_MS);
        };
        const onGap = () => write('event: gap\ndata: {}\n\n');
        const unsubscribe = hub.subscribe({ onSignal, onGap, onClose: () => end() });
        const heart = setInterval(() => write(': alive\n\n'), HEARTBEAT_MS);
        let ended = false;
        stop = () => {
          ended = true;
          clearInterval(heart);
          clearTimeout(timer);
          unsubscribe();
          signal.removeEventListener('abort', end);
        };
        function end(): void {
          if (ended) return;
          stop();
          controller.close();
        }
        signal.addEventListener('abort', end);
        write('retry: 3000\n\n');
        const missed = since === undefined ? [] : hub.heardSince(since - MARGIN_MS);
        if (missed) for (const heard of missed) onSignal(heard);
        else onGap();
        if (signal.aborted) end();
      },
      cancel: () => stop(),
    },
    { highWaterMark: 1 },
  );
}
