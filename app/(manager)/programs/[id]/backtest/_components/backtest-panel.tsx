'use client';
import { useTranslations } from 'next-intl';
import { Alert } from '@/components/ui/alert';
import { Skeleton } from '@/components/ui/skeleton';
import { BacktestForm, type TriedVersion } from './backtest-form';
import { BacktestResultView } from './backtest-result';
import { type BacktestState, useBacktest } from './use-backtest';

type PanelProps = {
  programId: string;
  fileName: string;
  timeZone: string;
  days: { from: string; to: string };
  versions: readonly TriedVersion[];
};

/** Version and period above, what they would have meant below. */
export function BacktestPanel({ programId, fileName, ...form }: PanelProps) {
  const { state, run, cancel } = useBacktest(programId);
  const errors = state.is === 'refused' ? state.failure.errors : [];
  return (
    <div className="flex flex-col gap-5">
      <BacktestForm {...form} errors={errors} isRunning={state.is === 'running'} onRun={run} onCancel={cancel} />
      <Outcome state={state} fileName={fileName} />
    </div>
  );
}

function Outcome({ state, fileName }: { state: BacktestState; fileName: string }) {
  const t = useTranslations('backtest');
  if (state.is === 'idle') return null;
  if (state.is === 'running') {
    return (
      <div role="status" className="flex flex-col gap-3">
        <p className="text-muted-foreground">{t('running')}</p>
        <Skeleton className="h-24 rounded-xl" />
        <Skeleton className="h-72 rounded-xl" />
      </div>
    );
  }
  if (state.is === 'cancelled') return <Alert title={t('cancelled')} />;
  // The fields say it.
  if (state.is === 'refused' && state.failure.errors.length) return null;
  if (state.is === 'done') return <BacktestResultView result={state.result} fileName={fileName} />;
  return (
    <Alert tone="danger" title={t('failed')}>
      {(state.is === 'refused' && state.failure.message) || t('failedText')}
    </Alert>
  );
}
