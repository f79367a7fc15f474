import { ArrowDown, ArrowRight, ArrowUp } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { change } from '@/lib/domain/analytics/ratios';

type ChangeNoteProps = {
  now: number | null;
  before: number | null;
  /** Shares are compared in points, not as a share of a share. */
  isRate?: boolean;
};

const POINTS = 100;

/** How a figure compares with the period before, in words with an arrow. It does not say what is good. */
export function ChangeNote({ now, before, isRate }: ChangeNoteProps) {
  const t = useTranslations('dashboard.stats');
  if (now === null || before === null || (!isRate && before === 0)) {
    return <>{now === before || (now === 0 && before === 0) ? t('same') : t('new')}</>;
  }
  const share = isRate ? now - before : (change(now, before) ?? 0);
  const shown = isRate ? Math.round(Math.abs(share) * POINTS) : Math.round(Math.abs(share) * POINTS) / POINTS;
  const Icon = shown === 0 ? ArrowRight : share > 0 ? ArrowUp : ArrowDown;
  const text =
    shown === 0
      ? t('same')
      : isRate
        ? t('points', { points: shown, direction: share > 0 ? 'up' : 'down' })
        : t(share > 0 ? 'more' : 'less', { share: shown });
  return (
    <span className="inline-flex items-center gap-1">
      <Icon aria-hidden className="size-3.5 shrink-0" />
      {text}
    </span>
  );
}
