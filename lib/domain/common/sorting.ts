// Without zod, for what the browser is sent.

/** A column and a direction, as an address names them: `name`, or `-name` from the greatest down. */
export type SortParam<Column extends string> = Column | `-${Column}`;

export interface Sorting<Column extends string> {
  by: Column;
  direction: 'asc' | 'desc';
}

/** Everything that may stand in `?sort=` of a list with these columns. */
export function sortParams<const Column extends string>(
  columns: readonly Column[],
): [SortParam<Column>, ...SortParam<Column>[]] {
  return columns.flatMap((column): SortParam<Column>[] => [column, `-${column}`]) as [
    SortParam<Column>,
    ...SortParam<Column>[],
  ];
}

/** `-name` as a column and a direction. */
export function sortingOf<Column extends string>(param: SortParam<Column>): Sorting<Column> {
  return param.startsWith('-')
    ? { by: param.slice(1) as Column, direction: 'desc' }
    : { by: param as Column, direction: 'asc' };
}
