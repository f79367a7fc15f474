import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { createLoader, parseAsString, type SearchParams } from 'nuqs/server';
import { PageBody } from '@/components/page/page-body';
import { PageHeader } from '@/components/page/page-header';
import { ZoneProvider } from '@/components/shell/zone-provider';
import { requireStaff } from '@/lib/auth/session';
import { dayIn } from '@/lib/domain/common/days';
import type { DraftForm } from '@/lib/domain/programs/form-draft';
import { programFromTemplate } from '@/lib/domain/programs/from-template';
import { sayTemplate } from '@/lib/i18n/say-template';
import { getFormDraft } from '@/lib/services/programs/form-draft';
import { listTemplates } from '@/lib/services/programs/reads';
import { fromProgram } from '../_components/form/from-program';
import { ProgramForm } from '../_components/form/program-form';
import type { ProgramFormValues } from '../_components/form/values';
import { loadSchool } from '../_components/load-school';
import { TemplateGallery } from '../_components/template-gallery';
import { TemplateNotes } from '../_components/template-notes';
import { createProgramAction } from '../actions';
import { forgetDraftAction, keepDraftAction } from '../draft-actions';
import { blankValues } from './blank-values';

const loadParams = createLoader({ template: parseAsString });

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('programs.form'))('newTitle') };
}

export default async function NewProgramPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await requireStaff('programs:read');
  if (!ctx.scopes.has('programs:write')) redirect('/programs');
  const [{ template: templateId }, t, school, known, locale] = await Promise.all([
    loadParams(searchParams),
    getTranslations('programs'),
    loadSchool(ctx),
    listTemplates(ctx),
    getLocale(),
  ]);
  const templates = known.map((template) => sayTemplate(template, locale));
  const home = { label: t('title'), href: '/programs' };
  if (!templateId) {
    return (
      <PageBody>
        <PageHeader
          title={t('templates.title')}
          description={t('templates.description')}
          breadcrumb={[home, { label: t('templates.title') }]}
        />
        <TemplateGallery templates={templates} currency={school.currency} />
      </PageBody>
    );
  }
  const template = templates.find(({ id }) => id === templateId);
  if (!template && templateId !== 'blank') notFound();
  const draftForm: DraftForm = `new:${templateId}`;
  const today = dayIn(school.timeZone, ctx.now);
  const defaults: ProgramFormValues = template
    ? fromProgram(programFromTemplate(template, {}, { currency: school.currency, startsAt: ctx.now }), school.timeZone)
    : blankValues(school.currency, today);
  return (
    <PageBody>
      <PageHeader
        title={t('form.newTitle')}
        description={template ? t('form.fromTemplate', { name: template.industry }) : t('form.fromNothing')}
        breadcrumb={[
          home,
          { label: t('templates.title'), href: '/programs/new' },
          { label: template?.industry ?? t('templates.blank.title') },
        ]}
      />
      <ZoneProvider namespaces={['fieldErrors']}>
        <ProgramForm
          key={templateId}
          defaults={defaults}
          school={school}
          today={today}
          isNew
          saveLabel={t('form.save')}
          save={createProgramAction.bind(null, template?.id ?? null)}
          draft={{
            found: await getFormDraft(ctx, draftForm),
            keep: keepDraftAction.bind(null, draftForm),
            forget: forgetDraftAction.bind(null, draftForm),
          }}
          aside={template ? <TemplateNotes name={template.industry} notes={template.notes} /> : null}
        />
      </ZoneProvider>
    </PageBody>
  );
}
