import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { PageBody } from '@/components/page/page-body';
import { PageHeader } from '@/components/page/page-header';
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card';
import { orNull } from '@/lib/auth/or-null';
import { requireStaff } from '@/lib/auth/session';
import { getAttribution } from '@/lib/services/attribution/reads';
import { AttributionSentence } from '../_components/attribution-sentence';
import { DecisionHistory } from '../_components/decision-history';
import { ModelTable } from '../_components/model-table';
import { MovedNote } from '../_components/moved-note';
import { TouchTable } from '../_components/touch-table';
import { VerifyButton } from '../_components/verify-button';

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
      <Card>
        <CardContent className="flex flex-col gap-3 py-5 text-lg">
          <AttributionSentence receipt={receipt} />
          <MovedNote referralId={id} owedReferralId={receipt.owedReferralId} />
        </CardContent>
      </Card>
      <Card>
        <CardHeader>
          <CardTitle>{t('touches')}</CardTitle>
        </CardHeader>
        <CardContent className="overflow-x-auto">
          <TouchTable receipt={receipt} />
        </CardContent>
      </Card>
      <Card>
        <CardHeader>
          <CardTitle>{t('shares')}</CardTitle>
        </CardHeader>
        <CardContent className="overflow-x-auto">
          <ModelTable receipt={receipt} />
        </CardContent>
      </Card>
      <Card>
        <CardHeader>
          <CardTitle>{t('evidence')}</CardTitle>
        </CardHeader>
        <CardContent className="flex flex-col gap-2">
          <p>
            {t('decided')}:{' '}
            {receipt.decidedBy.startsWith('system:')
              ? t('bySystem', { version: receipt.winner?.programVersion ?? '–' })
              : (receipt.decidedByName ?? receipt.decidedBy)}
          </p>
          {receipt.note ? <p className="whitespace-pre-wrap break-words">{receipt.note}</p> : null}
          <p className="text-muted-foreground">{t('hash')}</p>
          <p className="break-all font-mono text-xs">{receipt.evidenceHash}</p>
          <VerifyButton decisionId={receipt.id} />
        </CardContent>
      </Card>
      {receipt.superseded.length ? (
        <Card>
          <CardHeader>
            <CardTitle>{history('title')}</CardTitle>
          </CardHeader>
          <CardContent>
            <DecisionHistory superseded={receipt.superseded} />
          </CardContent>
        </Card>
      ) : null}
    </PageBody>
  );
}
