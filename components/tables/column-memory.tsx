'use client';
import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import { parseHiddenColumns, rememberHiddenColumns } from './column-cookie';
import type { DataColumn } from './types';

type Memory = {
  hidden: Readonly<Record<string, readonly string[] | null>>;
  choose: (table: string, hidden: readonly string[] | null) => void;
};

const ColumnMemoryContext = createContext<Memory | null>(null);

type ColumnMemoryProps = {
  personId: string;
  /** From the person's cookie, `columnsCookie`. */
  saved: string;
  children: ReactNode;
};

/** Remembers for the tables below which columns a person shows, from page to page and from visit to visit. */
export function ColumnMemory({ personId, saved, children }: ColumnMemoryProps) {
  const [hidden, setHidden] = useState<Memory['hidden']>(() => parseHiddenColumns(saved));
  const memory = useMemo(
    () => ({
      hidden,
      choose: (table: string, columns: readonly string[] | null) => {
        setHidden((before) => ({ ...before, [table]: columns }));
        rememberHiddenColumns(personId, table, columns);
      },
    }),
    [hidden, personId],
  );
  return <ColumnMemoryContext value={memory}>{children}</ColumnMemoryContext>;
}

/** Which columns of a table are hidden. The first one names the row and always shows. */
export function useHiddenColumns(table: string, columns: readonly DataColumn[]) {
  const memory = useContext(ColumnMemoryContext);
  if (!memory) throw new Error('A table stands outside of ColumnMemory.');
  const { hidden, choose } = memory;
  const optional = columns.slice(1);
  const byDefault = optional.filter((column) => column.hidden).map(({ id }) => id);
  const chosen = hidden[table] ?? byDefault;
  return {
    hidden: optional.map(({ id }) => id).filter((id) => chosen.includes(id)),
    hide(ids: readonly string[]) {
      const isDefault = ids.length === byDefault.length && byDefault.every((id) => ids.includes(id));
      choose(table, isDefault ? null : ids);
    },
  };
}
