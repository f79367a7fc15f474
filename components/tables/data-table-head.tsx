'use client';
import { useTranslations } from 'next-intl';
import { Checkbox } from '@/components/ui/checkbox';
import { cn } from '@/components/ui/cn';
import { SortHeader } from './sort-header';
import type { DataColumn } from './types';
import type { useDataTable } from './use-data-table';

type HeadProps = { table: ReturnType<typeof useDataTable>; columns: readonly DataColumn[]; canSelect: boolean };

const headClasses =
  'sticky top-0 z-10 h-9 whitespace-nowrap border-b bg-card px-3 text-left font-medium text-muted-foreground text-xs';

/** The sticky head: selection of all, names, sorting. */
export function DataTableHead({ table, columns, canSelect }: HeadProps) {
  const t = useTranslations('tables');
  const all = table.getIsAllRowsSelected();
  return (
    <thead>
      <tr>
        {canSelect ? (
          <th scope="col" className={cn(headClasses, 'w-10 [&>*]:align-middle')}>
            <Checkbox
              aria-label={t('selectAll')}
              checked={all || (table.getIsSomeRowsSelected() ? 'indeterminate' : false)}
              onCheckedChange={() => table.toggleAllRowsSelected(!all)}
            />
          </th>
        ) : null}
        {columns.map((column) => {
          const model = table.getColumn(column.id);
          if (!model?.getIsVisible()) return null;
          const direction = model.getIsSorted();
          return (
            <th
              key={column.id}
              scope="col"
              aria-sort={direction ? (direction === 'asc' ? 'ascending' : 'descending') : undefined}
              className={cn(headClasses, column.align === 'right' && 'text-right')}
            >
              {column.sortable ? (
                <SortHeader
                  label={column.header}
                  direction={direction}
                  align={column.align}
                  onSort={() => model.toggleSorting()}
                />
              ) : (
                column.header
              )}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}
