import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { Alert } from '@/components/ui/alert';
import { Button } from '@/components/ui/button';
import { Card, CardContent } from '@/components/ui/card';
import { Link } from '@/components/ui/link';
import { orNull } from '@/lib/auth/or-null';
import { requireReferrer } from '@/lib/auth/session';
import { getOwnAttribution } from '@/lib/services/attribution/own-receipt';
import { PortalHeader } from '../../_components/portal-header';
import { OwnTouchList } from '../_components/own-touch-list';

type Params = { params: Promise<{ id: string }> };

const MILLION = 1_000_000;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('portal.progress'))('title') };
}

/** Why a friend counts, or does not: the receipt without anything of others. */
export default async function OwnReceiptPage({ params }: Params) {
  const ctx = await requireReferrer();
  const { id } = await params;
  const [t, own] = await Promise.all([getTranslations('portal.receipt'), orNull(() => getOwnAttribution(ctx, id))]);
  if (!own) notFound();
  const { receipt, friendFirstName, programName, isByPerson } = own;
  const rule = receipt
    ? t(`rule.${receipt.rule}`, { model: receipt.model === 'time-decay' ? 'decay' : (receipt.model ?? 'last') })
    : '';
  return (
    <div className="flex flex-col gap-5">
      <PortalHeader title={t('title', { friend: friendFirstName ?? 'none' })} lead={programName} />
      {receipt ? (
        <>
          <Card>
            <CardContent className="flex flex-col gap-2 py-5">
              <p className="text-pretty font-medium text-lg">
                {t(`result.${receipt.result}`, { share: (receipt.sharePpm ?? MILLION) / MILLION })}
              </p>
              <p className="text-pretty text-muted-foreground">{isByPerson ? t('byPerson') : rule}</p>
            </CardContent>
          </Card>
          {receipt.isLookedAt ? <Alert tone="info" title={t('lookedAt')} /> : null}
          <OwnTouchList touches={receipt.touches} />
        </>
      ) : (
        <p className="text-pretty">{t('waiting')}</p>
      )}
      <Button asChild variant="secondary" size="lg">
        <Link href="/portal/progress/missing">{t('ask')}</Link>
      </Button>
    </div>
  );
}
