import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Money } from '@/components/money/money';
import { ReceiptLink } from '@/components/money/receipt-link';
import { StatusBadge } from '@/components/money/status-badge';
import { DescriptionList } from '@/components/page/description-list';
import { PageBody } from '@/components/page/page-body';
import { PageHeader } from '@/components/page/page-header';
import { Alert } from '@/components/ui/alert';
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card';
import { Link } from '@/components/ui/link';
import { orNull } from '@/lib/auth/or-null';
import { requireStaff } from '@/lib/auth/session';
import { isWaiting } from '@/lib/domain/fraud/lifecycle';
import { type FraudCaseDetail, getFraudCase } from '@/lib/services/fraud/reads';
import { CaseBadge } from '../_components/case-badge';
import { CaseHistory } from '../_components/case-history';
import { DecideForm } from '../_components/decide-form';
import { EvidenceList } from '../_components/evidence-list';
import type { FraudTranslate } from '../_components/signal-text';

type Params = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('fraud'))('title') };
}

export default async function FraudCasePage({ params }: Params) {
  const ctx = await requireStaff('conversions:read');
  const { id } = await params;
  const [t, found] = await Promise.all([getTranslations('fraud'), orNull(() => getFraudCase(ctx, id))]);
  if (!found) notFound();
  const { refereeName: referee, referrerName: referrer } = found;
  const title = t('broughtBy', { referee, referrer });
  return (
    <PageBody narrow>
      <PageHeader
        breadcrumb={[{ label: t('title'), href: '/fraud' }, { label: title }]}
        title={title}
        badge={<CaseBadge status={found.status} />}
      />
      <Standing found={found} t={t} />
      <Section title={t('evidence')}>
        <p className="font-medium">
          {t('scoreOf', { score: found.score })} · {t(`verdict.${found.verdict}`)}
        </p>
        <p className="text-pretty text-muted-foreground text-sm">{t('scoreHelp')}</p>
        <EvidenceList found={found} names={found.names} t={t} />
      </Section>
      <Decision
        found={found}
        mayDecide={ctx.scopes.has('rewards:approve') || ctx.scopes.has('referrals:write')}
        t={t}
      />
      <Section title={t('people')}>
        <People found={found} t={t} />
      </Section>
      <Section title={t(isWaiting(found.status) ? 'rewards' : 'rewardsDecided')}>
        <Rewards found={found} t={t} />
      </Section>
      <Section title={t('history')}>
        <CaseHistory history={found.history} t={t} />
      </Section>
    </PageBody>
  );
}

type Part = { found: FraudCaseDetail; t: FraudTranslate };

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Card>
      <CardHeader>
        <CardTitle>{title}</CardTitle>
      </CardHeader>
      <CardContent>{children}</CardContent>
    </Card>
  );
}

function Standing({ found, t }: Part) {
  if (found.status === 'appealed') {
    return (
      <Alert tone="info" title={t('appeal', { name: found.referrerName })}>
        <span className="block whitespace-pre-wrap break-words">{found.appealText}</span>
        {found.answerDueAt ? (
          <span className="mt-2 block font-medium">
            {t(found.escalatedAt ? 'answerLate' : 'answerDue', { due: found.answerDueAt, name: found.referrerName })}
          </span>
        ) : null}
      </Alert>
    );
  }
  if (found.status !== 'confirmed' || !found.appealDueAt) return null;
  const title = found.closedAt ? t('appealOver') : t('appealDue', { due: found.appealDueAt });
  return <Alert tone="warning" title={title} />;
}

function Decision({ found, mayDecide, t }: Part & { mayDecide: boolean }) {
  if (!isWaiting(found.status)) return null;
  if (!mayDecide) return <Alert tone="info" title={t('decide.mayNot')} />;
  return (
    <Section title={t('decide.title')}>
      <DecideForm caseId={found.id} name={found.referrerName} isAppeal={found.status === 'appealed'} />
    </Section>
  );
}

function People({ found, t }: Part) {
  const link = (href: string, text: string) => (
    <Link href={href} className="underline underline-offset-2">
      {text}
    </Link>
  );
  return (
    <DescriptionList
      items={[
        { term: t('referrer'), value: link(`/people/${found.referrerId}`, found.referrerName) },
        { term: t('referee'), value: link(`/people/${found.refereeId}`, found.refereeName) },
        { term: t('columns.referral'), value: link(`/referrals/${found.referralId}`, t('referral')) },
      ]}
    />
  );
}

function Rewards({ found, t }: Part) {
  if (!found.rewards.length) return <p className="text-muted-foreground">{t('noRewards')}</p>;
  return (
    <ul className="flex flex-col divide-y">
      {found.rewards.map(({ id, rewardAmountMinor, originalAmountMinor, currency, status }) => (
        <li key={id} className="flex items-center justify-between gap-4 py-3">
          <ReceiptLink href={`/rewards/${id}`}>
            <Money
              value={{ amountMinor: status === 'cancelled' ? originalAmountMinor : rewardAmountMinor, currency }}
            />
          </ReceiptLink>
          <StatusBadge of="reward" status={status} />
        </li>
      ))}
    </ul>
  );
}
