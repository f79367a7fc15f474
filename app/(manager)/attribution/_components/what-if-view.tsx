import { GraduationCap } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { EmptyState } from '@/components/page/empty-state';
import { dayIn, shiftDay } from '@/lib/domain/common/days';
import type { Ctx } from '@/lib/services/context';
import { getOrganization } from '@/lib/services/organizations/reads';
import { ProgramFilter } from '../../dashboard/_components/program-filter';
import { WhatIfPanel } from './what-if-panel';

type WhatIfViewProps = { ctx: Ctx; programs: readonly { id: string; name: string }[]; program: string | null };

/** What another model would have changed, before a programme is switched to it. */
export async function WhatIfView({ ctx, programs, program }: WhatIfViewProps) {
  const [t, { timeZone }] = await Promise.all([getTranslations('attribution.whatIf'), getOrganization(ctx)]);
  const chosen = program ?? programs[0]?.id ?? null;
  if (!chosen) return <EmptyState icon={GraduationCap} title={t('none')} description={t('noneText')} />;
  const to = dayIn(timeZone, ctx.now);
  return (
    <div className="flex flex-col gap-4">
      <p className="text-pretty text-muted-foreground">{t('description')}</p>
      <ProgramFilter programs={programs} chosen={chosen} />
      <WhatIfPanel key={chosen} programId={chosen} days={{ from: shiftDay(to, -364), to }} />
    </div>
  );
}
