import { getTranslations } from 'next-intl/server';
import { ZoneProvider } from '@/components/shell/zone-provider';
import { Alert } from '@/components/ui/alert';
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card';
import { dayIn } from '@/lib/domain/common/days';
import type { DraftForm } from '@/lib/domain/programs/form-draft';
import { versionInForce } from '@/lib/domain/programs/version-in-force';
import { getFormDraft } from '@/lib/services/programs/form-draft';
import { storedBody } from '@/lib/services/programs/save-program';
import { fromProgram } from '../../_components/form/from-program';
import { ProgramForm } from '../../_components/form/program-form';
import { loadSchool } from '../../_components/load-school';
import { saveProgramAction } from '../../actions';
import { forgetDraftAction, keepDraftAction } from '../../draft-actions';
import { ModelChange } from '../_components/model-change';
import { RuleChanges } from '../_components/rule-changes';
import { RuleFacts } from '../_components/rule-facts';
import { loadProgramPage } from '../load-page';

export default async function RulesPage({ params }: { params: Promise<{ id: string }> }) {
  const { ctx, program, mayWrite } = await loadProgramPage((await params).id);
  const t = await getTranslations('programs');
  const { currency, programType, draft, publishedVersion: live, startsAt, endsAt } = program;
  const facts = { currency, programType };
  if (!mayWrite || program.status === 'ended') {
    return (
      <>
        {program.status === 'ended' ? <Alert title={t('rules.ended')} /> : null}
        <Card>
          <CardHeader>
            <CardTitle>{t('rules.readOnly')}</CardTitle>
          </CardHeader>
          <CardContent>
            <RuleFacts definition={program} {...facts} />
          </CardContent>
        </Card>
      </>
    );
  }
  const school = await loadSchool(ctx);
  // The programme itself shows what is in force; the form starts from what waits.
  const body = { ...program, ...(draft ?? {}), description: program.description ?? undefined };
  const values = fromProgram(
    {
      ...body,
      ...{ name: program.name, programType, currency, startsAt, endsAt },
      budgetMinor: body.budgetMinor ?? undefined,
    },
    school.timeZone,
  );
  const draftForm: DraftForm = `program:${program.id}`;
  const next = program.draftVersion ?? program.versions.length + 1;
  return (
    <>
      <Alert title={live === null ? t('rules.draftNote') : t('rules.live', { version: live })}>
        {live === null ? null : t('rules.nextNote', { live, next })}
      </Alert>
      <ModelChange
        programId={program.id}
        versions={program.versions}
        inForce={versionInForce(program.versions, ctx.now)?.version}
        now={ctx.now}
      />
      <ZoneProvider namespaces={['fieldErrors']}>
        <ProgramForm
          defaults={values}
          stored={storedBody(program)}
          school={school}
          today={dayIn(school.timeZone, ctx.now)}
          dates={{ startsAt: startsAt.toISOString(), endsAt: endsAt?.toISOString() ?? null }}
          fixed={live !== null}
          saveLabel={t('form.saveChanges')}
          save={saveProgramAction.bind(null, program.id)}
          draft={{
            found: await getFormDraft(ctx, draftForm),
            keep: keepDraftAction.bind(null, draftForm),
            forget: forgetDraftAction.bind(null, draftForm),
          }}
          aside={
            live !== null && draft ? (
              <section className="flex flex-col gap-2">
                <h2 className="text-lg">{t('rules.changes')}</h2>
                <RuleChanges before={program} after={draft} {...facts} none={t('rules.noChanges')} />
              </section>
            ) : null
          }
        />
      </ZoneProvider>
    </>
  );
}
