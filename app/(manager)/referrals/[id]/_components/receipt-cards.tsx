import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card';
import type { AttributionReceipt } from '@/lib/services/attribution/reads';
import { AttributionSentence } from './attribution-sentence';
import { MovedNote } from './moved-note';
import { TouchTable } from './touch-table';
import { VerifyButton } from './verify-button';

type ReceiptCardsProps = {
  /** What the page is of: a referral, or a conversion that belongs to none. */
  subjectId: string;
  receipt: AttributionReceipt;
  /** Under the sentence: what can be done. */
  actions?: ReactNode;
  /** What was earned by it, each with its receipt. */
  earned?: ReactNode;
  /** Between the touches and the evidence. */
  middle?: ReactNode;
  /** Above the hash: who decided. */
  decided?: ReactNode;
};

/** The receipt of an attribution: the sentence, the touches, and what it rests on. */
export function ReceiptCards({ subjectId, receipt, actions, earned, middle, decided }: ReceiptCardsProps) {
  const t = useTranslations('referrals.receiptPage');
  return (
    <>
      <Card>
        <CardContent className="flex flex-col items-start gap-3 py-5 text-lg">
          <AttributionSentence receipt={receipt} />
          <MovedNote referralId={subjectId} owedReferralId={receipt.owedReferralId} />
          {actions}
        </CardContent>
      </Card>
      {earned}
      <ReceiptCard title={t('touches')}>
        <TouchTable receipt={receipt} />
      </ReceiptCard>
      {middle}
      <Card>
        <CardHeader>
          <CardTitle>{t('evidence')}</CardTitle>
        </CardHeader>
        <CardContent className="flex flex-col gap-2">
          {decided}
          <p className="text-muted-foreground">{t('hash')}</p>
          <p className="break-all font-mono text-xs">{receipt.evidenceHash}</p>
          <VerifyButton decisionId={receipt.id} />
        </CardContent>
      </Card>
    </>
  );
}

/** A part of the receipt that may be wider than the page. */
export function ReceiptCard({ title, children }: { title: ReactNode; children: ReactNode }) {
  return (
    <Card>
      <CardHeader>
        <CardTitle>{title}</CardTitle>
      </CardHeader>
      <CardContent className="overflow-x-auto">{children}</CardContent>
    </Card>
  );
}
