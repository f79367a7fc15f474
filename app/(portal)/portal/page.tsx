import { ArrowRight } from 'lucide-react';
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import type { SearchParams } from 'nuqs/server';
import { BalanceStrip } from '@/components/portal/balance-strip';
import { OfflineCode } from '@/components/portal/offline-code';
import { StepCard } from '@/components/portal/step-card';
import { ZoneProvider } from '@/components/shell/zone-provider';
import { Link } from '@/components/ui/link';
import { requireReferrer } from '@/lib/auth/session';
import { publicName } from '@/lib/domain/people/public-name';
import { contactBalance } from '@/lib/services/ledger/contact-balance';
import { listNotifications } from '@/lib/services/notifications/reads';
import { getOrganization } from '@/lib/services/organizations/reads';
import { getGuardianView } from '@/lib/services/people/guardian-reads';
import { listToCelebrate } from '@/lib/services/portal/celebrate';
import { getOwnProfile } from '@/lib/services/portal/profile';
import { listOwnPrograms } from '@/lib/services/programs/own-programs';
import { CelebrateNow } from './_components/celebrate-now';
import { chooseProgram } from './_components/choose-program';
import { GuardianCard, needsGuardian } from './_components/guardian-card';
import { NoProgram } from './_components/no-program';
import { NoticeList } from './_components/notice-list';
import { stepText } from './_components/offer-text';
import { ProgramSwitch } from './_components/program-switch';
import { ProgramTop } from './_components/program-top';
import { WelcomeCard } from './_components/welcome-card';
import { loadProgramParam } from './search-params';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('portal.nav'))('home') };
}

export default async function PortalPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await requireReferrer();
  const contactId = ctx.actor.id;
  const [t, locale, { program: wanted }, organization, programs, balance, news, profile, guardian] = await Promise.all([
    getTranslations('portal'),
    getLocale(),
    loadProgramParam(searchParams),
    getOrganization(ctx),
    listOwnPrograms(ctx),
    contactBalance(ctx, contactId),
    listNotifications(ctx, { contactId, limit: 3 }),
    getOwnProfile(ctx),
    getGuardianView(ctx, contactId),
  ]);
  const program = chooseProgram(programs, wanted);
  const name = profile.shownName ?? (ctx.actor.name.includes('@') ? null : publicName(ctx.actor.name));
  const code = program?.codes.find(({ works }) => works);
  const offline = await getTranslations('portalStart.offline');
  const words = { title: offline('title'), text: offline('text'), again: offline('again') };
  const milestones = program ? await listToCelebrate(ctx, program) : [];
  return (
    <ZoneProvider namespaces={['portal.start', 'portal.share', 'portalStart.celebrate', 'portalStart.guardian']}>
      <div className="flex flex-col gap-5">
        <OfflineCode own={code ? { code: code.code, url: code.url, school: organization.name, words } : null} />
        <header className="flex flex-col gap-1">
          <h1 className="text-2xl">{t('home.title', { name: name ?? 'none' })}</h1>
          {program ? <p className="text-pretty text-muted-foreground">{t('home.lead')}</p> : null}
        </header>
        {profile.onboardedAt ? null : <WelcomeCard step={profile.step} />}
        {needsGuardian(guardian) ? <GuardianCard guardian={guardian} /> : null}
        {program && milestones.length ? (
          <CelebrateNow key={program.id} programId={program.id} milestones={milestones} />
        ) : null}
        <ProgramSwitch programs={programs} chosen={program?.id ?? ''} path="/portal" />
        {program ? (
          <>
            <ProgramTop program={program} organization={organization} mayTakePart={!needsGuardian(guardian)} />
            {program.mayRefer && program.phase !== 'ended' ? (
              <StepCard
                count={program.rewardedCount}
                next={program.next}
                brings={program.next ? stepText({ t, locale }, program.offer, program.next) : ''}
                hasSteps={program.offer.tiers.length + program.offer.bonuses.length > 0}
              />
            ) : null}
          </>
        ) : (
          <NoProgram supportEmail={organization.supportEmail} />
        )}
        <BalanceStrip balance={balance} />
        <section className="flex flex-col gap-3">
          <div className="flex items-center justify-between gap-3">
            <h2 className="text-lg">{t('home.news')}</h2>
            {news.data.length ? (
              <Link
                href="/portal/notifications"
                className="inline-flex min-h-11 items-center gap-1 text-base text-primary hover:underline"
              >
                {t('home.allNews')}
                <ArrowRight aria-hidden className="size-4" />
              </Link>
            ) : null}
          </div>
          {news.data.length ? (
            <NoticeList notices={news.data} />
          ) : (
            <p className="rounded-xl border border-dashed p-5 text-pretty text-muted-foreground">{t('home.noNews')}</p>
          )}
        </section>
      </div>
    </ZoneProvider>
  );
}
