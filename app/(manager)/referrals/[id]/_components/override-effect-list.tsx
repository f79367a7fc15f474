'use client';
import { useTranslations } from 'next-intl';
import { Money } from '@/components/money/money';
import type { EffectLine, OverrideEffect } from '@/lib/services/attribution/override-effect';
import { reasonText } from '../../../attribution/_components/reason-text';

/** What happens to rewards and money, before anything does. */
export function OverrideEffectList({ effect }: { effect: OverrideEffect }) {
  const t = useTranslations('attribution.override');
  const conversions = useTranslations('conversions');
  const { takenBack, granted, kept, reason } = effect;
  const isEmpty = takenBack.length + granted.length + kept.length === 0;
  return (
    <div aria-live="polite" className="flex flex-col gap-3 rounded-lg bg-muted px-4 py-3">
      <Lines
        title={t('takenBack')}
        lines={takenBack}
        noteOf={(line) => (line.status === 'paid' ? t('wasPaid') : null)}
        sign={-1}
      />
      <Lines
        title={t('granted')}
        lines={granted}
        noteOf={(line) => (line.requiresApproval ? t('waits') : null)}
        sign={1}
      />
      <Lines title={t('kept')} lines={kept} noteOf={() => null} sign={1} />
      {isEmpty ? <p>{t('nothing')}</p> : null}
      {reason ? <p>{t('notGranted', { reason: reasonText(reason, conversions) })}</p> : null}
    </div>
  );
}

type LinesProps = {
  title: string;
  lines: readonly EffectLine[];
  noteOf: (line: EffectLine) => string | null;
  sign: 1 | -1;
};

function Lines({ title, lines, noteOf, sign }: LinesProps) {
  if (!lines.length) return null;
  return (
    <section className="flex flex-col gap-1">
      <h3 className="font-medium text-sm">{title}</h3>
      <ul className="flex flex-col gap-1">
        {lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a list that never changes
          <li key={index} className="flex flex-wrap justify-between gap-x-4">
            <span>
              {line.recipientName}
              {noteOf(line) ? <span className="text-muted-foreground text-sm"> · {noteOf(line)}</span> : null}
            </span>
            <Money value={{ amountMinor: sign * line.amountMinor, currency: line.currency }} />
          </li>
        ))}
      </ul>
    </section>
  );
}
