import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { PageBody } from '@/components/page/page-body';
import { PageHeader } from '@/components/page/page-header';
import { orNull } from '@/lib/auth/or-null';
import { requireStaff } from '@/lib/auth/session';
import { getAttributionOfConversion } from '@/lib/services/attribution/reads';
import { getConversion } from '@/lib/services/conversions/reads';
import { OverrideDialog } from '../../../referrals/[id]/_components/override-dialog';
import { ReceiptCards } from '../../../referrals/[id]/_components/receipt-cards';

type Params = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('referrals.receiptPage'))('title') };
}

/** The receipt of an enrolment, most often of one that belongs to nobody: why, and the way to give it to somebody. */
export default async function ConversionReceiptPage({ params }: Params) {
  const ctx = await requireStaff('referrals:read');
  const { id } = await params;
  const [t, all, conversion, receipt] = await Promise.all([
    getTranslations('referrals.receiptPage'),
    getTranslations('attribution'),
    orNull(() => getConversion(ctx, id)),
    orNull(() => getAttributionOfConversion(ctx, id)),
  ]);
  if (!conversion || !receipt) notFound();
  return (
    <PageBody narrow>
      <PageHeader
        breadcrumb={[{ label: all('title'), href: '/attribution?view=decisions' }, { label: conversion.externalId }]}
        title={conversion.externalId}
        description={t('description')}
      />
      <ReceiptCards
        subjectId={id}
        receipt={receipt}
        actions={
          ctx.scopes.has('referrals:write') ? (
            <OverrideDialog key={receipt.id} subject={{ conversionId: id }} decisionId={receipt.id} />
          ) : null
        }
      />
    </PageBody>
  );
}
