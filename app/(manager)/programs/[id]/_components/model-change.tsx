import { getTranslations } from 'next-intl/server';
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card';
import { dayIn, shiftDay } from '@/lib/domain/common/days';
import type { VersionView } from '@/lib/services/programs/program-view';
import { WhatIfPanel } from '../../../attribution/_components/what-if-panel';

type ModelChangeProps = {
  programId: string;
  versions: readonly VersionView[];
  /** The version in force, if any. */
  inForce: number | undefined;
  now: Date;
};

/** When a draft chooses another attribution model than the version in force: what that would have changed. */
export async function ModelChange({ programId, versions, inForce, now }: ModelChangeProps) {
  const draft = versions.find(({ versionStatus }) => versionStatus === 'draft');
  const live = versions.find(({ version }) => version === inForce);
  if (!draft || !live) return null;
  const { model, split } = draft.attribution;
  if (model === live.attribution.model && split === live.attribution.split) return null;
  const t = await getTranslations('attribution');
  const to = dayIn('UTC', now);
  return (
    <Card>
      <CardHeader>
        <CardTitle>{t('views.what-if')}</CardTitle>
      </CardHeader>
      <CardContent className="flex flex-col gap-4">
        <p className="text-pretty text-muted-foreground">{t('whatIf.draft')}</p>
        <WhatIfPanel programId={programId} days={{ from: shiftDay(to, -364), to }} model={model} split={split} />
      </CardContent>
    </Card>
  );
}
