import { CircleCheck, CircleSlash, Gift } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Money } from '@/components/money/money';
import { EmptyState } from '@/components/page/empty-state';
import { ItemPicture } from '@/components/page/item-picture';
import { DataTable } from '@/components/tables/data-table';
import { Badge } from '@/components/ui/badge';
import { requireStaff } from '@/lib/auth/session';
import { getOrganization } from '@/lib/services/organizations/reads';
import { listItems } from '@/lib/services/redemptions/merchandise';
import { mayAct } from '../_components/may-act';
import { ItemDialog } from './item-dialog';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('redemptions'))('catalogue.title') };
}

/** What credit can be exchanged for. */
export default async function CataloguePage() {
  const ctx = await requireStaff('rewards:read');
  const [t, items, { currency }] = await Promise.all([
    getTranslations('redemptions'),
    listItems(ctx),
    getOrganization(ctx),
  ]);
  const add = mayAct(ctx) ? <ItemDialog item={null} currency={currency} /> : null;
  return (
    <DataTable
      name="catalogue"
      caption={t('catalogue.title')}
      columns={[
        { id: 'name', header: t('catalogue.name'), sortable: true },
        { id: 'value', header: t('catalogue.value'), align: 'right', sortable: true },
        { id: 'stock', header: t('catalogue.stock'), align: 'right', sortable: true },
        { id: 'state', header: t('columns.status') },
        { id: 'actions', header: t('columns.actions'), align: 'right' },
      ]}
      rows={items.map((item) => ({
        id: item.id,
        label: item.name,
        sort: { name: item.name, value: item.valueMinor, stock: item.stock },
        cells: {
          name: (
            <span className="flex items-center gap-3">
              <ItemPicture
                src={`/redemptions/catalogue/${item.id}/picture`}
                picture={item.picture}
                className="size-10"
              />
              <span className="flex flex-col">
                <span>{item.name}</span>
                {item.description ? (
                  <span className="max-w-md text-muted-foreground sm:truncate text-xs">{item.description}</span>
                ) : null}
              </span>
            </span>
          ),
          value: <Money value={{ amountMinor: item.valueMinor, currency: item.currency }} />,
          stock: item.stock ?? t('catalogue.unlimited'),
          state: item.isActive ? (
            <Badge tone="success">
              <CircleCheck aria-hidden />
              {t('catalogue.offered')}
            </Badge>
          ) : (
            <Badge tone="outline">
              <CircleSlash aria-hidden />
              {t('catalogue.hidden')}
            </Badge>
          ),
          actions: mayAct(ctx) ? <ItemDialog item={item} currency={item.currency} /> : null,
        },
      }))}
      toolbar={items.length ? add : null}
      exportHref="/redemptions/catalogue/export"
      empty={
        <EmptyState icon={Gift} title={t('catalogue.empty')} description={t('catalogue.emptyText')} action={add} />
      }
    />
  );
}
