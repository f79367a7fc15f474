import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { RouteSheetHead } from '@/components/shell/route-sheet-parts';
import { requireStaff } from '@/lib/auth/session';
import { ReferralReceipt } from '../../../../referrals/[id]/_components/referral-receipt';
import { loadReceipt } from '../../../../referrals/[id]/load-receipt';

/** The receipt of a referral over the page it was asked from. */
export default async function ReceiptInSheet({ params }: { params: Promise<{ id: string }> }) {
  const ctx = await requireStaff('referrals:read');
  const { id } = await params;
  const [t, found] = await Promise.all([getTranslations('referrals.receiptPage'), loadReceipt(ctx, id)]);
  if (!found) notFound();
  return (
    <>
      <RouteSheetHead title={t('title')} description={t('description')} href={`/referrals/${id}/receipt`} />
      <ReferralReceipt referralId={id} {...found} />
    </>
  );
}
