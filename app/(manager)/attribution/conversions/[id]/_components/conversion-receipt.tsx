import type { AttributionReceipt } from '@/lib/services/attribution/reads';
import { OverrideDialog } from '../../../../referrals/[id]/_components/override-dialog';
import { ReceiptCards } from '../../../../referrals/[id]/_components/receipt-cards';

type ConversionReceiptProps = { conversionId: string; receipt: AttributionReceipt; mayWrite: boolean };

/** Why an enrolment belongs to whom it does, and the way to give it to somebody: on a page and in a sheet. */
export function ConversionReceipt({ conversionId, receipt, mayWrite }: ConversionReceiptProps) {
  return (
    <ReceiptCards
      subjectId={conversionId}
      receipt={receipt}
      actions={mayWrite ? <OverrideDialog key={receipt.id} subject={{ conversionId }} decisionId={receipt.id} /> : null}
    />
  );
}
