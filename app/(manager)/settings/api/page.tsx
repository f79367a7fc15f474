import { CircleCheck, CircleSlash, KeyRound } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { EmptyState } from '@/components/page/empty-state';
import { DataTable } from '@/components/tables/data-table';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { DateTime } from '@/components/ui/date-time';
import { Link } from '@/components/ui/link';
import { requireStaff } from '@/lib/auth/session';
import { listApiClients } from '@/lib/services/api-clients/reads';
import { publicUrl } from '@/lib/services/public-url';
import { CreateClient } from './create-client';
import { RevokeClient } from './revoke-client';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings.api'))('title') };
}

export default async function ApiPage() {
  const ctx = await requireStaff('api-clients:write');
  const [t, clients] = await Promise.all([getTranslations('settings.api'), listApiClients(ctx)]);
  return (
    <section className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="max-w-2xl text-pretty text-muted-foreground">{t('description')}</p>
        <div className="flex flex-wrap gap-2">
          <Button asChild variant="ghost">
            <Link href="/help/developer/quick-start">{t('guide')}</Link>
          </Button>
          <Button asChild variant="ghost">
            <Link href="/help/api">{t('docs')}</Link>
          </Button>
          <CreateClient tokenUrl={publicUrl('/api/oauth/token')} />
        </div>
      </div>
      <DataTable
        caption={t('title')}
        columns={[
          { id: 'name', header: t('columns.name'), sortable: true },
          { id: 'clientId', header: t('columns.clientId') },
          { id: 'scopes', header: t('columns.scopes') },
          { id: 'created', header: t('columns.created'), sortable: true, descFirst: true },
          { id: 'status', header: t('columns.status') },
        ]}
        rows={clients.map((client) => ({
          id: client.id,
          label: client.name,
          sort: { name: client.name, created: client.createdAt.getTime() },
          cells: {
            name: <span className="font-medium">{client.name}</span>,
            clientId: <code className="font-mono text-xs">{client.clientId}</code>,
            scopes: (
              <span className="flex min-w-72 max-w-md flex-wrap gap-1">
                {client.scopes.map((scope) => (
                  <Badge key={scope} tone="outline" className="font-mono">
                    {scope}
                  </Badge>
                ))}
              </span>
            ),
            created: <DateTime value={client.createdAt} />,
            status: client.revokedAt ? (
              <Badge tone="outline">
                <CircleSlash aria-hidden />
                {t('revoked')}
              </Badge>
            ) : (
              <span className="flex items-center gap-2">
                <Badge tone="success">
                  <CircleCheck aria-hidden />
                  {t('active')}
                </Badge>
                <RevokeClient id={client.id} name={client.name} />
              </span>
            ),
          },
        }))}
        empty={<EmptyState icon={KeyRound} title={t('empty')} description={t('emptyText')} />}
      />
    </section>
  );
}
