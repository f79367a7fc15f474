import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { PageBody } from '@/components/page/page-body';
import { PageHeader } from '@/components/page/page-header';
import { requireStaff } from '@/lib/auth/session';
import { ReferralReceipt } from '../_components/referral-receipt';
import { loadReceipt } from '../load-receipt';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('referrals.receiptPage'))('title') };
}

export default async function ReceiptPage({ params }: { params: Promise<{ id: string }> }) {
  const ctx = await requireStaff('referrals:read');
  const { id } = await params;
  const [t, all, found] = await Promise.all([
    getTranslations('referrals.receiptPage'),
    getTranslations('referrals'),
    loadReceipt(ctx, id),
  ]);
  if (!found) notFound();
  return (
    <PageBody>
      <PageHeader
        breadcrumb={[
          { label: all('title'), href: '/referrals' },
          { label: found.receipt.winner?.code ?? id, href: `/referrals/${id}` },
          { label: t('title') },
        ]}
        title={t('title')}
        description={t('description')}
      />
      <ReferralReceipt referralId={id} {...found} />
    </PageBody>
  );
}
