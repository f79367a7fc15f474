import { BookOpen } from 'lucide-react';
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import type { SearchParams } from 'nuqs/server';
import { EmptyState } from '@/components/page/empty-state';
import { Link } from '@/components/ui/link';
import { requireReferrer } from '@/lib/auth/session';
import { formatMoney } from '@/lib/domain/money/money';
import { limitsIn } from '@/lib/domain/organizations/limits';
import { getOrganization } from '@/lib/services/organizations/reads';
import { listOwnPrograms, type OwnProgram } from '@/lib/services/programs/own-programs';
import { chooseProgram } from '../_components/choose-program';
import { OfferDetails } from '../_components/offer-details';
import { PortalHeader } from '../_components/portal-header';
import { ProgramSwitch } from '../_components/program-switch';
import { loadProgramParam } from '../search-params';
import { LessonList } from './_components/lesson-list';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('portal.learn'))('title') };
}

export default async function LearnPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await requireReferrer();
  const [t, locale, { program: wanted }, organization, programs] = await Promise.all([
    getTranslations('portal'),
    getLocale(),
    loadProgramParam(searchParams),
    getOrganization(ctx),
    listOwnPrograms(ctx),
  ]);
  const program = chooseProgram(programs, wanted);
  const currency = program?.currency ?? organization.currency;
  const { approvalThresholdMinor } = limitsIn(currency, organization);
  return (
    <div className="flex flex-col gap-5">
      <PortalHeader title={t('learn.title')} lead={t('learn.lead')} />
      <LessonList ctx={ctx} />
      <ProgramSwitch programs={programs} chosen={program?.id ?? ''} path="/portal/learn" />
      {program ? (
        <>
          <Steps program={program} threshold={formatMoney({ amountMinor: approvalThresholdMinor, currency }, locale)} />
          <OfferDetails offer={program.offer} />
          <Tips />
          <Fair eligibility={program.rules.eligibility} />
          <Terms program={program} />
        </>
      ) : (
        <EmptyState icon={BookOpen} title={t('learn.empty')} description={t('learn.emptyText')} />
      )}
      <Link href="/help/student" className="w-fit rounded-sm text-primary underline underline-offset-2">
        {t('learn.guide')}
      </Link>
    </div>
  );
}

async function Steps({ program, threshold }: { program: OwnProgram; threshold: string }) {
  const t = await getTranslations('portal');
  const { trigger, validityDays, holdDays } = program.rules;
  const when = t(`offer.when.${trigger.milestone}`, { count: trigger.count ?? 1 });
  const steps = [
    { title: t('learn.steps.one'), text: t('learn.steps.oneText') },
    { title: t('learn.steps.two'), text: t('learn.steps.twoText', { days: validityDays, when }) },
    { title: t('learn.steps.three'), text: t('learn.steps.threeText', { days: holdDays, threshold }) },
  ];
  return (
    <ol className="divide-y rounded-xl border bg-card">
      {steps.map(({ title, text }, index) => (
        <li key={title} className="flex gap-4 px-5 py-4">
          <span
            aria-hidden
            className="flex size-8 shrink-0 items-center justify-center rounded-full bg-primary-soft font-semibold text-primary"
          >
            {index + 1}
          </span>
          <div>
            <h2 className="text-lg">{title}</h2>
            <p className="text-pretty text-muted-foreground">{text}</p>
          </div>
        </li>
      ))}
    </ol>
  );
}

async function Tips() {
  const t = await getTranslations('portal.learn.tips');
  return <Points title={t('title')} points={[t('one'), t('two'), t('three'), t('four')]} />;
}

async function Fair({ eligibility }: { eligibility: OwnProgram['rules']['eligibility'] }) {
  const t = await getTranslations('portal.learn.fair');
  const points = [
    ...(eligibility.allowSelfReferral ? [] : [t('self')]),
    ...(eligibility.allowSameHousehold ? [] : [t('household')]),
    t('used'),
  ];
  return <Points title={t('title')} points={points} />;
}

function Points({ title, points }: { title: string; points: readonly string[] }) {
  return (
    <section className="flex flex-col gap-2 rounded-xl border bg-card px-5 py-4">
      <h2 className="text-lg">{title}</h2>
      <ul className="list-disc space-y-1.5 pl-5 marker:text-muted-foreground">
        {points.map((point) => (
          <li key={point} className="text-pretty">
            {point}
          </li>
        ))}
      </ul>
    </section>
  );
}

async function Terms({ program }: { program: OwnProgram }) {
  const t = await getTranslations('portal.learn');
  const { name, version, publishedAt, terms } = program;
  return (
    <section className="flex flex-col gap-2 rounded-xl border bg-card px-5 py-4">
      <h2 className="text-lg">{t('terms', { program: name })}</h2>
      <p className="text-base text-muted-foreground">
        {publishedAt ? t('version', { version, date: publishedAt }) : t('versionPlain', { version })}
      </p>
      <p className="whitespace-pre-line text-pretty">{terms}</p>
    </section>
  );
}
