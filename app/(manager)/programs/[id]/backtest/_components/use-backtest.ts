'use client';
import { useEffect, useRef, useState } from 'react';
import type { ActionResult } from '@/lib/auth/run-action';
import type { BacktestView } from '@/lib/services/backtest/run-backtest';

/** What came over the wire: instants are text there. */
export type BacktestResult = Omit<BacktestView, 'from' | 'to'>;

type Failure = Extract<ActionResult<unknown>, { ok: false }>;

export type BacktestState =
  | { is: 'idle' | 'running' | 'cancelled' | 'unreachable' }
  | { is: 'refused'; failure: Failure }
  | { is: 'done'; result: BacktestResult };

/** Runs one backtest at a time. Cancelling, starting anew and leaving the page abort the one under way. */
export function useBacktest(programId: string) {
  const [state, setState] = useState<BacktestState>({ is: 'idle' });
  const running = useRef<AbortController>(null);
  useEffect(() => () => running.current?.abort(), []);

  async function run(input: Record<string, string>) {
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    setState({ is: 'running' });
    try {
      const { signal } = controller;
      const answer = await fetch(`/programs/${programId}/backtest/run?${new URLSearchParams(input)}`, { signal });
      const body = (await answer.json()) as ActionResult<BacktestResult>;
      setState(body.ok ? { is: 'done', result: body.value } : { is: 'refused', failure: body });
    } catch {
      // Whoever starts anew has set the state already.
      if (!controller.signal.aborted) setState({ is: 'unreachable' });
    }
  }

  function cancel() {
    running.current?.abort();
    setState({ is: 'cancelled' });
  }

  return { state, run, cancel };
}
