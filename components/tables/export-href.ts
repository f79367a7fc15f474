/** The address of a list's CSV, with the filters that the list shows. */
export function exportHref(path: string, filters: Readonly<Record<string, string | null>>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(filters)) if (value) query.set(name, value);
  return query.size > 0 ? `${path}?${query}` : path;
}
