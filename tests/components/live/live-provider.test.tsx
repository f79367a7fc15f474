import { act } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { LiveProvider, LiveRefresh, useLive } from '@/components/live/live-provider';
import { router } from '../navigation';
import { show } from '../render';

vi.mock('next/navigation', async () => (await import('../navigation')).navigation);

/** The browser's part of a stream. */
class FakeSource extends EventTarget {
  static all: FakeSource[] = [];
  closed = false;
  constructor(readonly url: string) {
    super();
    FakeSource.all.push(this);
  }
  close() {
    this.closed = true;
  }
  say(type: string, topic?: string) {
    act(() => void this.dispatchEvent(new MessageEvent(type, { data: JSON.stringify({ topic }) })));
  }
}

const letIn = vi.fn<typeof fetch>();

beforeEach(() => {
  FakeSource.all = [];
  vi.stubGlobal('EventSource', FakeSource);
  vi.stubGlobal('fetch', letIn);
  letIn.mockResolvedValue(new Response(null, { status: 204 }));
  vi.useFakeTimers();
  router.refresh.mockClear();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function Watching({ onChange }: { onChange: () => void }) {
  useLive(['reward', 'payout'], onChange);
  return null;
}

it('opens one stream for all below, and asks for the page anew once for much that changes', async () => {
  const { unmount } = show(
    <LiveProvider as="referrer" since={1_700}>
      <LiveRefresh topics={['notices']} />
      <LiveRefresh topics={['other']} />
    </LiveProvider>,
  );
  const [source] = FakeSource.all;
  expect(FakeSource.all).toHaveLength(1);
  expect(source?.url).toBe('/api/live?as=referrer&since=1700');
  for (const _time of [1, 2, 3]) source?.say('change', 'notices');
  source?.say('change', 'nobody listens');
  expect(router.refresh).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(router.refresh).toHaveBeenCalledTimes(1);
  expect(letIn).toHaveBeenCalledWith('/api/live?as=referrer', { method: 'HEAD' });
  source?.say('change', 'notices');
  unmount();
  await vi.advanceTimersByTimeAsync(5_000);
  expect(router.refresh).toHaveBeenCalledTimes(1);
  expect(source?.closed).toBe(true);
});

it.each([
  ['the session has ended', () => letIn.mockResolvedValue(new Response(null, { status: 401 }))],
  ['the connection is lost', () => letIn.mockRejectedValue(new TypeError('Failed to fetch'))],
])('leaves the page as it is when %s, and asks again with the next change', async (_when, happens) => {
  show(
    <LiveProvider as="staff" since={0}>
      <LiveRefresh topics={['notices']} />
    </LiveProvider>,
  );
  happens();
  FakeSource.all[0]?.say('change', 'notices');
  await vi.advanceTimersByTimeAsync(1_000);
  expect(router.refresh).not.toHaveBeenCalled();
  letIn.mockResolvedValue(new Response(null, { status: 204 }));
  FakeSource.all[0]?.say('change', 'notices');
  await vi.advanceTimersByTimeAsync(1_000);
  expect(router.refresh).toHaveBeenCalledTimes(1);
});

it('tells everybody after a gap and after coming back, not at the first opening', () => {
  const onChange = vi.fn();
  show(
    <LiveProvider as="staff" since={0}>
      <Watching onChange={onChange} />
    </LiveProvider>,
  );
  const [source] = FakeSource.all;
  source?.say('open');
  expect(onChange).not.toHaveBeenCalled();
  source?.say('change', 'payout');
  expect(onChange).toHaveBeenCalledTimes(1);
  source?.say('gap');
  expect(onChange).toHaveBeenCalledTimes(3);
  source?.say('open');
  expect(onChange).toHaveBeenCalledTimes(5);
});

it('does nothing in a browser without streams, and outside a provider', () => {
  vi.stubGlobal('EventSource', undefined);
  const onChange = vi.fn();
  show(
    <>
      <LiveProvider as="staff" since={0}>
        {null}
      </LiveProvider>
      <Watching onChange={onChange} />
    </>,
  );
  expect(FakeSource.all).toEqual([]);
  expect(onChange).not.toHaveBeenCalled();
});
