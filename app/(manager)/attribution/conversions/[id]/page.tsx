import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { PageBody } from '@/components/page/page-body';
import { PageHeader } from '@/components/page/page-header';
import { requireStaff } from '@/lib/auth/session';
import { ConversionReceipt } from './_components/conversion-receipt';
import { loadConversionReceipt } from './load-conversion-receipt';

type Params = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('referrals.receiptPage'))('title') };
}

/** The receipt of an enrolment, most often of one that belongs to nobody: why, and the way to give it to somebody. */
export default async function ConversionReceiptPage({ params }: Params) {
  const ctx = await requireStaff('referrals:read');
  const { id } = await params;
  const [t, all, found] = await Promise.all([
    getTranslations('referrals.receiptPage'),
    getTranslations('attribution'),
    loadConversionReceipt(ctx, id),
  ]);
  if (!found) notFound();
  const { conversion, receipt } = found;
  return (
    <PageBody narrow>
      <PageHeader
        breadcrumb={[{ label: all('title'), href: '/attribution?view=decisions' }, { label: conversion.externalId }]}
        title={conversion.externalId}
        description={t('description')}
      />
      <ConversionReceipt conversionId={id} receipt={receipt} mayWrite={ctx.scopes.has('referrals:write')} />
    </PageBody>
  );
}
