'use client';
import { type ColumnDef, type SortingState, useTable } from '@tanstack/react-table';
import { useRouter } from 'next/navigation';
import { useMemo } from 'react';
import { useOwnAddress } from '@/components/page/use-own-address';
import { useHiddenColumns } from './column-memory';
import { compareValues } from './compare-values';
import { dataTableFeatures } from './table-features';
import type { DataColumn, DataRow, ServerSort } from './types';

type Options = {
  name: string;
  columns: readonly DataColumn[];
  rows: readonly DataRow[];
  sort?: ServerSort | null | undefined;
};

/**
 * The TanStack table behind DataTable. How it is sorted stands in the URL, and is done here or by the server when `sort` is given;
 * which columns show is remembered for the person.
 */
export function useDataTable({ name, columns, rows, sort }: Options) {
  const url = useUrlSort(columns);
  const { hidden, hide } = useHiddenColumns(name, columns);
  const defs = useMemo(
    () =>
      columns.map(
        (column): ColumnDef<typeof dataTableFeatures, DataRow, unknown> => ({
          id: column.id,
          // Nothing is undefined here, so that it stays last in both directions.
          accessorFn: (row) => row.sort?.[column.id] ?? undefined,
          sortUndefined: 'last',
          sortDescFirst: column.descFirst ?? column.align === 'right',
          enableSorting: Boolean(column.sortable),
          sortFn: (a, b, id) => compareValues(a.original.sort?.[id], b.original.sort?.[id]),
        }),
      ),
    [columns],
  );
  const data = useMemo(() => [...rows], [rows]);
  const isServers = sort !== undefined;
  const asked: SortingState = sort ? [{ id: sort.by, desc: sort.direction === 'desc' }] : [];
  const sorting = isServers ? asked : url.sorting;
  const columnVisibility: Record<string, boolean> = Object.fromEntries(hidden.map((id) => [id, false]));
  return useTable({
    features: dataTableFeatures,
    columns: defs,
    data,
    getRowId: (row) => row.id,
    enableRowSelection: (row) => row.original.selectable !== false,
    manualSorting: isServers,
    state: { sorting, columnVisibility },
    onSortingChange: (next) => url.write(typeof next === 'function' ? next(sorting) : next, isServers),
    onColumnVisibilityChange: (next) => {
      const visible = typeof next === 'function' ? next(columnVisibility) : next;
      hide(columns.flatMap(({ id }) => (visible[id] === false ? [id] : [])));
    },
  });
}

/** `?sort=column` (or `-column`, descending) of the address; another one starts over at the first page. */
function useUrlSort(columns: readonly DataColumn[]) {
  const router = useRouter();
  const { pathname, params } = useOwnAddress();
  const said = params.get('sort') ?? '';
  const id = said.replace(/^-/, '');
  const isKnown = columns.some((column) => column.id === id && column.sortable);
  return {
    sorting: isKnown ? [{ id, desc: said.startsWith('-') }] : [],
    write(sorting: SortingState, asksServer: boolean) {
      const next = new URLSearchParams(params);
      next.delete('cursor');
      const first = sorting[0];
      if (first) next.set('sort', `${first.desc ? '-' : ''}${first.id}`);
      else next.delete('sort');
      const href = next.size > 0 ? `${pathname}?${next}` : pathname;
      if (asksServer) router.replace(href, { scroll: false });
      else window.history.replaceState(null, '', href);
    },
  };
}
