import { ChevronDown } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { Badge } from '@/components/ui/badge';
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { versionInForce } from '@/lib/domain/programs/version-in-force';
import type { VersionView } from '@/lib/services/programs/program-view';
import { ModelChange } from '../_components/model-change';
import { RuleChanges } from '../_components/rule-changes';
import { RuleFacts } from '../_components/rule-facts';
import { loadProgramPage } from '../load-page';

export default async function VersionsPage({ params }: { params: Promise<{ id: string }> }) {
  const { ctx, program } = await loadProgramPage((await params).id);
  const t = await getTranslations('programs.versions');
  const { currency, programType, versions, publishers } = program;
  const facts = { currency, programType };
  const inForce = versionInForce(versions, ctx.now)?.version;
  const before = new Map(versions.slice(1).map((version, index) => [version.versionId, versions[index]]));
  return (
    <>
      <p className="text-muted-foreground">{t('description')}</p>
      <ModelChange programId={program.id} versions={versions} inForce={inForce} now={ctx.now} />
      <ol className="flex flex-col gap-4">
        {versions.toReversed().map((version) => {
          const previous = before.get(version.versionId);
          return (
            <li key={version.versionId}>
              <Card>
                <CardHeader>
                  <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
                    <CardTitle>
                      <VersionTitle version={version.version} />
                    </CardTitle>
                    <VersionBadge version={version} inForce={inForce} now={ctx.now} />
                  </div>
                </CardHeader>
                <CardContent className="flex flex-col gap-4 pt-1">
                  {version.publishedAt && version.inForceFrom ? (
                    <p className="text-muted-foreground text-sm">
                      {t('inForceFrom')} <DateTime value={version.inForceFrom} mode="dateTime" /> · {t('publishedAt')}{' '}
                      <DateTime value={version.publishedAt} />{' '}
                      {t('publishedBy', { name: publishers[version.publishedBy ?? ''] ?? t('system') })}
                    </p>
                  ) : null}
                  {previous ? (
                    <div className="flex flex-col gap-2">
                      <h3 className="text-base">{t('changedFrom', { version: previous.version })}</h3>
                      <RuleChanges before={previous} after={version} {...facts} none={t('same')} />
                    </div>
                  ) : (
                    <p>{t('first')}</p>
                  )}
                  <details className="group">
                    <summary className="flex w-fit cursor-pointer list-none items-center gap-1.5 rounded-md text-primary [&::-webkit-details-marker]:hidden">
                      {t('allRules', { version: version.version })}
                      <ChevronDown aria-hidden className="size-4 transition-transform group-open:rotate-180" />
                    </summary>
                    <div className="mt-3 flex flex-col gap-4">
                      <RuleFacts definition={version} {...facts} />
                      <p className="whitespace-pre-line rounded-xl bg-muted px-4 py-3 text-sm">
                        {version.termsAndConditions}
                      </p>
                    </div>
                  </details>
                </CardContent>
              </Card>
            </li>
          );
        })}
      </ol>
    </>
  );
}

async function VersionTitle({ version }: { version: number }) {
  const t = await getTranslations('programs.page');
  return t('version', { version });
}

type VersionBadgeProps = { version: VersionView; inForce: number | undefined; now: Date };

async function VersionBadge({ version, inForce, now }: VersionBadgeProps) {
  const t = await getTranslations('programs.versions');
  if (version.versionStatus === 'draft') return <Badge>{t('draft')}</Badge>;
  if (version.version === inForce) return <Badge tone="success">{t('inForce')}</Badge>;
  const isAhead = version.inForceFrom !== null && version.inForceFrom > now;
  return <Badge tone="outline">{isAhead ? t('future') : t('past')}</Badge>;
}
