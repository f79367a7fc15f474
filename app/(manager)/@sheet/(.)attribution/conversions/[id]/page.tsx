import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { RouteSheetHead } from '@/components/shell/route-sheet-parts';
import { requireStaff } from '@/lib/auth/session';
import { ConversionReceipt } from '../../../../attribution/conversions/[id]/_components/conversion-receipt';
import { loadConversionReceipt } from '../../../../attribution/conversions/[id]/load-conversion-receipt';

/** The receipt of an enrolment over the page it was asked from. */
export default async function ConversionReceiptInSheet({ params }: { params: Promise<{ id: string }> }) {
  const ctx = await requireStaff('referrals:read');
  const { id } = await params;
  const [t, found] = await Promise.all([getTranslations('referrals.receiptPage'), loadConversionReceipt(ctx, id)]);
  if (!found) notFound();
  const { conversion, receipt } = found;
  return (
    <>
      <RouteSheetHead
        title={conversion.externalId}
        description={t('description')}
        href={`/attribution/conversions/${id}`}
      />
      <ConversionReceipt conversionId={id} receipt={receipt} mayWrite={ctx.scopes.has('referrals:write')} />
    </>
  );
}
