'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type MouseEvent, useEffect, useRef } from 'react';
import { Checkbox } from '@/components/ui/checkbox';
import { cn } from '@/components/ui/cn';
import { Link } from '@/components/ui/link';
import type { DataColumn } from './types';
import type { useDataTable } from './use-data-table';

type Table = ReturnType<typeof useDataTable>;
type BodyProps = { table: Table; columns: readonly DataColumn[]; canSelect: boolean; active: number };

/** The rows; the one that j and k have reached is marked and kept in sight. */
export function DataTableBody({ table, columns, canSelect, active }: BodyProps) {
  const activeRow = useRef<HTMLTableRowElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: scrolls when another row becomes the active one
  useEffect(() => {
    activeRow.current?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  const visible = columns.filter((column) => table.getColumn(column.id)?.getIsVisible());
  return (
    <tbody className="[&>tr:last-child>td]:border-0">
      {table.getRowModel().rows.map((row, index) => (
        <BodyRow
          key={row.id}
          row={row}
          columns={visible}
          canSelect={canSelect}
          active={index === active}
          rowRef={index === active ? activeRow : undefined}
        />
      ))}
    </tbody>
  );
}

type RowProps = {
  row: ReturnType<Table['getRowModel']>['rows'][number];
  columns: readonly DataColumn[];
  canSelect: boolean;
  active: boolean;
  rowRef?: React.Ref<HTMLTableRowElement>;
};

function BodyRow({ row, columns, canSelect, active, rowRef }: RowProps) {
  const t = useTranslations('tables');
  const router = useRouter();
  const { href, label, cells } = row.original;
  const selected = row.getIsSelected();

  function open(event: MouseEvent) {
    const inner = event.target instanceof Element && event.target.closest('a,button,input,label,[role="checkbox"]');
    if (!href || inner || window.getSelection()?.toString()) return;
    if (event.metaKey || event.ctrlKey) window.open(href, '_blank', 'noopener');
    else router.push(href);
  }

  return (
    <tr
      ref={rowRef}
      onClick={open}
      data-active={active || undefined}
      aria-selected={canSelect ? selected : undefined}
      className={cn(
        'scroll-mt-24 transition-colors hover:bg-accent/60 data-active:bg-accent data-active:shadow-[inset_3px_0_0_var(--primary)]',
        href && 'cursor-pointer',
        selected && 'bg-primary-soft/60',
      )}
    >
      {canSelect ? (
        <td className="border-b px-3 py-2 [&>*]:align-middle">
          <Checkbox
            aria-label={t('selectRow', { label })}
            checked={selected}
            disabled={!row.getCanSelect()}
            onCheckedChange={(on) => row.toggleSelected(on === true)}
          />
        </td>
      ) : null}
      {columns.map((column, index) => (
        <td
          key={column.id}
          // On a phone the table scrolls; a word a line would be no easier to read.
          className={cn(
            'h-11 border-b px-3 py-1.5 [&>*]:align-middle',
            column.align === 'right' ? 'text-right' : 'max-sm:min-w-28',
          )}
        >
          {index === 0 && href ? (
            <Link href={href} className="rounded-sm font-medium hover:underline">
              {cells[column.id]}
            </Link>
          ) : (
            cells[column.id]
          )}
        </td>
      ))}
    </tr>
  );
}
