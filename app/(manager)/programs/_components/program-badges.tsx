import { CalendarClock, Flag, PencilLine } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { StatusBadge } from '@/components/money/status-badge';
import { Badge } from '@/components/ui/badge';
import type { ProgramView } from '@/lib/services/programs/program-view';

type ProgramBadgesProps = { program: Pick<ProgramView, 'status' | 'phase' | 'draftVersion' | 'publishedVersion'> };

/** Where a programme stands: its status, what its dates make of it, and whether changes wait. */
export function ProgramBadges({ program }: ProgramBadgesProps) {
  const t = useTranslations('programs');
  const { status, phase, draftVersion, publishedVersion } = program;
  const byDate = status === 'active' && phase !== 'active';
  return (
    <>
      {byDate && phase === 'not-started' ? (
        <Badge tone="info">
          <CalendarClock aria-hidden />
          {t('phase.not-started')}
        </Badge>
      ) : byDate && phase === 'ended' ? (
        <Badge tone="outline">
          <Flag aria-hidden />
          {t('phase.ended')}
        </Badge>
      ) : (
        <StatusBadge of="program" status={status} />
      )}
      {draftVersion !== null && publishedVersion !== null ? (
        <Badge tone="apricot">
          <PencilLine aria-hidden />
          {t('draftWaits')}
        </Badge>
      ) : null}
    </>
  );
}
