import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { PageBody } from '@/components/page/page-body';
import { PageHeader } from '@/components/page/page-header';
import { Alert } from '@/components/ui/alert';
import { Link } from '@/components/ui/link';
import { requireStaff } from '@/lib/auth/session';
import { nameToConfirm } from '@/lib/domain/privacy/erasure';
import { listCodes } from '@/lib/services/codes/reads';
import { NotFoundError } from '@/lib/services/errors';
import { contactBalance } from '@/lib/services/ledger/contact-balance';
import { contactStatement } from '@/lib/services/ledger/contact-statement';
import { getReaderView } from '@/lib/services/notifications/reader-settings';
import { listOutbox } from '@/lib/services/notifications/reads';
import { getPayoutMethod } from '@/lib/services/payouts/method-reads';
import { getGuardianView } from '@/lib/services/people/guardian-reads';
import { listOpenMerges } from '@/lib/services/people/merge-reads';
import { getPerson } from '@/lib/services/people/person';
import { listTimeline } from '@/lib/services/people/timeline';
import { listPrograms } from '@/lib/services/programs/reads';
import { listRewards } from '@/lib/services/rewards/reads';
import { personName } from '../_components/person-name';
import { StandingBadges } from '../_components/standing-badges';
import { BalanceCard } from './_components/balance-card';
import { CodesCard } from './_components/codes-card';
import { GuardianConsentCard } from './_components/guardian-consent-card';
import { IdentityCard } from './_components/identity-card';
import { MergesCard } from './_components/merges-card';
import { MessagesCard } from './_components/messages-card';
import { PayoutMethodCard } from './_components/payout-method-card';
import { PersonActions } from './_components/person-actions';
import { ReferralsCard } from './_components/referrals-card';
import { RewardsCard } from './_components/rewards-card';
import { StatementCard } from './_components/statement-card';
import { TimelineCard } from './_components/timeline-card';

type PersonPageProps = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('people'))('title') };
}

export default async function PersonPage({ params }: PersonPageProps) {
  const ctx = await requireStaff('people:read');
  const [{ id }, language] = await Promise.all([params, getLocale()]);
  const person = await getPerson(ctx, id).catch((error: unknown) => {
    if (error instanceof NotFoundError) notFound();
    throw error;
  });
  const mayReadOutbox = ctx.scopes.has('outbox:read');
  const [t, balance, method, statement, rewards, codes, programs, guardian, merges, timeline, reader, outbox] =
    await Promise.all([
      getTranslations('people'),
      contactBalance(ctx, id),
      getPayoutMethod(ctx, id),
      contactStatement(ctx, { contactId: id, language }),
      listRewards(ctx, { recipientId: id, limit: 50 }),
      listCodes(ctx, { referrerId: id, limit: 50 }),
      listPrograms(ctx, { status: 'active', limit: 100 }),
      getGuardianView(ctx, id),
      listOpenMerges(ctx, id),
      listTimeline(ctx, { contactId: id, limit: 10 }),
      getReaderView(ctx, id),
      mayReadOutbox ? listOutbox(ctx, { contactId: id, limit: 5 }) : null,
    ]);
  const { contact, mergedInto } = person;
  const name = personName(contact, t('unnamed'));
  const mayWrite = ctx.scopes.has('people:write') && !mergedInto;
  const into = mergedInto ? personName(mergedInto, t('unnamed')) : '';
  return (
    <PageBody>
      <PageHeader
        breadcrumb={[{ label: t('title'), href: '/people' }, { label: name }]}
        title={name}
        badge={<StandingBadges standing={contact.standing} />}
        actions={mayWrite ? <PersonActions id={id} confirmName={nameToConfirm(contact)} /> : null}
      />
      {mergedInto ? (
        <Alert tone="info" title={t('person.merged', { name: into })}>
          <p>{t('person.mergedText')}</p>
          <Link href={`/people/${mergedInto.id}`} className="font-medium text-primary underline underline-offset-2">
            {t('person.openMerged', { name: into })}
          </Link>
        </Alert>
      ) : null}
      <div className="grid items-start gap-4 lg:grid-cols-3">
        <div className="flex min-w-0 flex-col gap-4 lg:col-span-2">
          <CodesCard
            contactId={id}
            name={name}
            codes={codes.data}
            programs={programs.data.map((program) => ({ id: program.id, name: program.name }))}
            mayIssue={ctx.scopes.has('programs:write') && !mergedInto}
          />
          <ReferralsCard person={person} />
          <RewardsCard rewards={rewards.data} />
          <StatementCard statement={statement} />
          <TimelineCard contactId={id} rows={timeline.data} hasMore={timeline.nextCursor !== null} />
        </div>
        <div className="flex min-w-0 flex-col gap-4 max-lg:order-first">
          <IdentityCard person={person} />
          <GuardianConsentCard contactId={id} guardian={guardian} mayChange={mayWrite} />
          {ctx.scopes.has('people:write') ? <MergesCard merges={merges} /> : null}
          <BalanceCard balance={balance} />
          <PayoutMethodCard
            contactId={id}
            name={name}
            method={method}
            mayChange={ctx.scopes.has('payouts:write') && !mergedInto}
          />
          <MessagesCard view={reader} messages={outbox?.data ?? null} />
        </div>
      </div>
    </PageBody>
  );
}
