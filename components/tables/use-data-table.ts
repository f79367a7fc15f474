'use client';
import { type ColumnDef, type SortingState, useTable } from '@tanstack/react-table';
import { useRouter } from 'next/navigation';
import { useMemo, useState } from 'react';
import { useOwnAddress } from '@/components/page/use-own-address';
import { compareValues } from './compare-values';
import { dataTableFeatures } from './table-features';
import type { DataColumn, DataRow, ServerSort } from './types';

type Options = { columns: readonly DataColumn[]; rows: readonly DataRow[]; sort?: ServerSort | null | undefined };

/** The TanStack table behind DataTable. How it is sorted stands in the URL, and is done here or by the server when `sort` is given. */
export function useDataTable({ columns, rows, sort }: Options) {
  const url = useUrlSort(columns);
  const [own, setOwn] = useState(url.sorting);
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
  const hidden = Object.fromEntries(columns.filter((column) => column.hidden).map((column) => [column.id, false]));
  const isServers = sort !== undefined;
  const asked: SortingState = sort ? [{ id: sort.by, desc: sort.direction === 'desc' }] : [];
  const sorting = isServers ? asked : own;
  function change(next: SortingState | ((old: SortingState) => SortingState)) {
    const chosen = typeof next === 'function' ? next(sorting) : next;
    setOwn(chosen);
    url.write(chosen, isServers);
  }
  return useTable({
    features: dataTableFeatures,
    columns: defs,
    data,
    getRowId: (row) => row.id,
    enableRowSelection: (row) => row.original.selectable !== false,
    initialState: { columnVisibility: hidden },
    manualSorting: isServers,
    state: { sorting },
    onSortingChange: change,
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
      const href = `${pathname}?${next}`;
      if (asksServer) router.replace(href, { scroll: false });
      else window.history.replaceState(null, '', href);
    },
  };
}
