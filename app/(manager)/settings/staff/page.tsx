import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { DataTable } from '@/components/tables/data-table';
import { Badge } from '@/components/ui/badge';
import { DateTime } from '@/components/ui/date-time';
import { requireStaff } from '@/lib/auth/session';
import { listStaff } from '@/lib/services/organizations/reads';
import { AddStaff } from './add-staff';
import { StaffActions } from './staff-actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings.staff'))('title') };
}

export default async function StaffPage() {
  const ctx = await requireStaff('staff:read');
  const [t, staff] = await Promise.all([getTranslations('settings.staff'), listStaff(ctx)]);
  const mayWrite = ctx.scopes.has('staff:write');
  return (
    <section className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="text-muted-foreground">{t('description')}</p>
        {mayWrite ? <AddStaff /> : null}
      </div>
      <DataTable
        name="staff"
        caption={t('title')}
        columns={[
          { id: 'name', header: t('columns.name'), sortable: true },
          { id: 'role', header: t('columns.role'), sortable: true },
          { id: 'signIn', header: t('columns.signIn') },
          { id: 'added', header: t('columns.added'), sortable: true, descFirst: true },
          ...(mayWrite ? [{ id: 'actions', header: t('columns.actions'), align: 'right' as const }] : []),
        ]}
        rows={staff.map((member) => ({
          id: member.id,
          label: member.name,
          sort: { name: member.name, role: t(`role.${member.role}`), added: member.createdAt.getTime() },
          cells: {
            name: (
              <span className="flex flex-col">
                <span>{member.name}</span>
                <span className="text-muted-foreground text-xs">{member.email}</span>
              </span>
            ),
            role: (
              <span title={t(`roleText.${member.role}`)} className="inline-flex gap-1.5">
                {t(`role.${member.role}`)}
                {member.disabledAt ? <Badge tone="outline">{t('disabled')}</Badge> : null}
              </span>
            ),
            signIn: member.hasPassword ? t('password') : t('link'),
            added: <DateTime value={member.createdAt} />,
            actions: (
              <StaffActions
                member={{ id: member.id, name: member.name, role: member.role, isActive: !member.disabledAt }}
              />
            ),
          },
        }))}
        exportHref="/settings/staff/export"
        empty={null}
      />
    </section>
  );
}
