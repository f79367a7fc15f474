const YEAR_IN_SECONDS = 31_536_000;

/** Of every table whose columns somebody chose: those that are hidden. */
export type HiddenColumns = Readonly<Record<string, readonly string[]>>;

/** The cookie that remembers which columns a person hides. Read by the layout, so no table jumps. */
export function columnsCookie(personId: string): string {
  return `kith-columns-${personId.replaceAll('-', '')}`;
}

/** `rewards:kind.status~people:` as hidden columns by table; what cannot be read is left out. */
export function parseHiddenColumns(text: string): HiddenColumns {
  const found = text.split('~').map((part) => /^([a-z0-9-]+):([A-Za-z0-9.-]*)$/.exec(part));
  return Object.fromEntries(
    found.flatMap((match) => (match?.[1] ? [[match[1], match[2]?.split('.').filter(Boolean) ?? []]] : [])),
  );
}

export function formatHiddenColumns(hidden: HiddenColumns): string {
  return Object.entries(hidden)
    .map(([table, columns]) => `${table}:${columns.join('.')}`)
    .join('~');
}

/** Stores what is hidden in one table beside what the cookie says of the others by now; null forgets it. */
export function rememberHiddenColumns(personId: string, table: string, columns: readonly string[] | null): void {
  const name = columnsCookie(personId);
  const said = document.cookie.split('; ').find((cookie) => cookie.startsWith(`${name}=`));
  const { [table]: _, ...others } = parseHiddenColumns(said?.slice(name.length + 1) ?? '');
  const value = formatHiddenColumns(columns ? { ...others, [table]: columns } : others);
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in browsers that we support
  document.cookie = `${name}=${value}; path=/; max-age=${value ? YEAR_IN_SECONDS : 0}; samesite=lax`;
}
