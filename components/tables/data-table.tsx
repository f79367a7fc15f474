'use client';
import { Download } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { BulkBar } from './bulk-bar';
import { ColumnChoice } from './column-choice';
import { DataTableBody } from './data-table-body';
import { DataTableHead } from './data-table-head';
import { TablePager } from './table-pager';
import type { BulkAction, DataColumn, DataPage, DataRow, ServerSort } from './types';
import { useDataTable } from './use-data-table';
import { useRowKeys } from './use-row-keys';

type DataTableProps = {
  /** One of its own for each list: its columns are remembered under it. Small letters and hyphens. */
  name: string;
  /** Names the table for screen readers. */
  caption: string;
  columns: readonly DataColumn[];
  rows: readonly DataRow[];
  /** Shown instead of an empty table: an EmptyState. */
  empty: ReactNode;
  page?: DataPage;
  /** Given, the server sorts; null in an order that no column names. Left out, all rows are here and are sorted here. */
  sort?: ServerSort | null;
  bulkActions?: readonly BulkAction[];
  /** Filters, on the left above the table. */
  toolbar?: ReactNode;
  /** Where the CSV of all rows (not only those shown) is. */
  exportHref?: string;
};

/** Rows that can be compared: sticky head, sorting, column choice, selection, keys j k x enter, paging, CSV. */
export function DataTable(props: DataTableProps) {
  const { name, caption, columns, rows, empty, page, sort, bulkActions = [], toolbar, exportHref } = props;
  const t = useTranslations('tables');
  const router = useRouter();
  const table = useDataTable({ name, columns, rows, sort });
  const shown = table.getRowModel().rows;
  const canSelect = bulkActions.length > 0;
  const { active } = useRowKeys({
    count: shown.length,
    onToggle: canSelect ? (index) => shown[index]?.toggleSelected() : undefined,
    onOpen: (index) => {
      const href = shown[index]?.original.href;
      if (href) router.push(href);
    },
  });
  const choice = columns.slice(1).map(({ id, header }) => ({
    id,
    header,
    visible: table.getColumn(id)?.getIsVisible() ?? true,
  }));

  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <div className="flex min-w-0 flex-wrap items-center gap-x-5 gap-y-2">{toolbar}</div>
        {rows.length > 0 ? (
          <div className="flex gap-2 sm:ml-auto">
            {exportHref ? (
              <Button asChild variant="secondary" size="sm">
                <a href={exportHref} download>
                  <Download aria-hidden />
                  {t('export')}
                </a>
              </Button>
            ) : null}
            <ColumnChoice
              columns={choice}
              onChange={(id, on) => table.getColumn(id)?.toggleVisibility(on)}
              onShowAll={() => table.toggleAllColumnsVisible(true)}
            />
          </div>
        ) : null}
      </div>
      {rows.length === 0 ? (
        empty
      ) : (
        <>
          <section
            aria-label={caption}
            // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
            tabIndex={0}
            className="relative max-h-[max(24rem,calc(100dvh-12rem))] overflow-auto rounded-xl border bg-card"
          >
            <table className="w-full border-separate border-spacing-0 text-sm">
              <caption className="sr-only">{caption}</caption>
              <DataTableHead table={table} columns={columns} canSelect={canSelect} />
              <DataTableBody table={table} columns={columns} canSelect={canSelect} active={active} />
            </table>
          </section>
          {page ? <TablePager page={page} shown={rows.length} /> : null}
          <BulkBar
            ids={table.getSelectedRowIds()}
            actions={bulkActions}
            onClear={() => table.resetRowSelection(true)}
          />
        </>
      )}
    </div>
  );
}
