import { Download } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Button } from '@/components/ui/button';
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from '@/components/ui/card';
import { requireStaff } from '@/lib/auth/session';
import { getOrganization } from '@/lib/services/organizations/reads';
import { RetentionForm } from './retention-form';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings.privacy'))('title') };
}

export default async function PrivacyPage() {
  const ctx = await requireStaff('settings:read');
  const [t, { retentionMonths }] = await Promise.all([getTranslations('settings.privacy'), getOrganization(ctx)]);
  const mayWrite = ctx.scopes.has('settings:write');
  return (
    <section className="flex max-w-3xl flex-col gap-4">
      <p className="text-pretty text-muted-foreground">{t('description')}</p>
      <Card>
        <CardHeader>
          <CardTitle>{t('retention')}</CardTitle>
          <CardDescription>{t('retentionText')}</CardDescription>
        </CardHeader>
        <CardContent>
          <RetentionForm months={retentionMonths} mayWrite={mayWrite} />
        </CardContent>
      </Card>
      <Card>
        <CardHeader>
          <CardTitle>{t('person')}</CardTitle>
          <CardDescription>{t('personText')}</CardDescription>
        </CardHeader>
      </Card>
      {mayWrite ? (
        <Card>
          <CardHeader>
            <CardTitle>{t('export')}</CardTitle>
            <CardDescription>{t('exportText')}</CardDescription>
          </CardHeader>
          <CardContent>
            <Button asChild variant="secondary">
              <a href="/settings/privacy/export" download>
                <Download aria-hidden />
                {t('download')}
              </a>
            </Button>
          </CardContent>
        </Card>
      ) : null}
    </section>
  );
}
