'use client';
import { type ColumnDef, type SortingState, useTable } from '@tanstack/react-table';
import { usePathname, useRouter, useSearchParams } from 'next/navigation';
import { useMemo } from 'react';
import { compareValues } from './compare-values';
import { dataTableFeatures } from './table-features';
import type { DataColumn, DataRow, ServerSort } from './types';

type Options = { columns: readonly DataColumn[]; rows: readonly DataRow[]; sort?: ServerSort };

/** The TanStack table behind DataTable: sorting here, or by the server through the URL when `sort` is given. */
export function useDataTable({ columns, rows, sort }: Options) {
  const sortByUrl = useUrlSort();
  const defs = useMemo(
    () =>
      columns.map(
        (column): ColumnDef<typeof dataTableFeatures, DataRow, unknown> => ({
          id: column.id,
          // Nothing is undefined here, so that it stays last in both directions.
          accessorFn: (row) => row.sort?.[column.id] ?? undefined,
          sortUndefined: 'last',
          enableSorting: Boolean(column.sortable),
          sortFn: (a, b, id) => compareValues(a.original.sort?.[id], b.original.sort?.[id]),
        }),
      ),
    [columns],
  );
  const data = useMemo(() => [...rows], [rows]);
  const hidden = Object.fromEntries(columns.filter((column) => column.hidden).map((column) => [column.id, false]));
  const serverState: SortingState = sort ? [{ id: sort.by, desc: sort.direction === 'desc' }] : [];
  return useTable({
    features: dataTableFeatures,
    columns: defs,
    data,
    getRowId: (row) => row.id,
    enableRowSelection: (row) => row.original.selectable !== false,
    initialState: { columnVisibility: hidden },
    ...(sort
      ? {
          manualSorting: true,
          state: { sorting: serverState },
          onSortingChange: (next: SortingState | ((old: SortingState) => SortingState)) =>
            sortByUrl(typeof next === 'function' ? next(serverState) : next),
        }
      : {}),
  });
}

/** Writes the sorting into `?sort=column` (or `-column`, descending) and starts over at the first page. */
function useUrlSort() {
  const router = useRouter();
  const pathname = usePathname();
  const params = useSearchParams();
  return (sorting: SortingState) => {
    const next = new URLSearchParams(params);
    next.delete('cursor');
    const first = sorting[0];
    if (first) next.set('sort', `${first.desc ? '-' : ''}${first.id}`);
    else next.delete('sort');
    router.replace(`${pathname}?${next}`, { scroll: false });
  };
}
