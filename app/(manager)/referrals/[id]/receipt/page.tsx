import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { PageBody } from '@/components/page/page-body';
import { PageHeader } from '@/components/page/page-header';
import { orNull } from '@/lib/auth/or-null';
import { requireStaff } from '@/lib/auth/session';
import { getAttribution } from '@/lib/services/attribution/reads';
import { DecisionHistory } from '../_components/decision-history';
import { ModelTable } from '../_components/model-table';
import { ReceiptCard, ReceiptCards } from '../_components/receipt-cards';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('referrals.receiptPage'))('title') };
}

export default async function ReceiptPage({ params }: { params: Promise<{ id: string }> }) {
  const ctx = await requireStaff('referrals:read');
  const { id } = await params;
  const [t, all, history, receipt] = await Promise.all([
    getTranslations('referrals.receiptPage'),
    getTranslations('referrals'),
    getTranslations('attribution.history'),
    orNull(() => getAttribution(ctx, id)),
  ]);
  if (!receipt) notFound();
  return (
    <PageBody>
      <PageHeader
        breadcrumb={[
          { label: all('title'), href: '/referrals' },
          { label: receipt.winner?.code ?? id, href: `/referrals/${id}` },
          { label: t('title') },
        ]}
        title={t('title')}
        description={t('description')}
      />
      <ReceiptCards
        subjectId={id}
        receipt={receipt}
        middle={
          <ReceiptCard title={t('shares')}>
            <ModelTable receipt={receipt} />
          </ReceiptCard>
        }
        decided={
          <>
            <p>
              {t('decided')}:{' '}
              {receipt.decidedBy.startsWith('system:')
                ? t('bySystem', { version: receipt.winner?.programVersion ?? '–' })
                : (receipt.decidedByName ?? receipt.decidedBy)}
            </p>
            {receipt.note ? <p className="whitespace-pre-wrap break-words">{receipt.note}</p> : null}
          </>
        }
      />
      {receipt.superseded.length ? (
        <ReceiptCard title={history('title')}>
          <DecisionHistory superseded={receipt.superseded} />
        </ReceiptCard>
      ) : null}
    </PageBody>
  );
}
