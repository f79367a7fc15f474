/**
 * Where somebody wanted to go, if it is a page of ours: a path, never another origin ("//evil.example", "/\evil.example").
 * An absolute URL gives its path. Anything else, or a sign-in page, gives undefined.
 */
export function safePath(wanted: string | null | undefined): string | undefined {
  if (!wanted) return undefined;
  const base = 'http://kith.invalid';
  if (!URL.canParse(wanted, base)) return undefined;
  const url = new URL(wanted, base);
  const isAbsolute = URL.canParse(wanted);
  if (!isAbsolute && url.origin !== base) return undefined;
  if (!/^https?:$/.test(url.protocol)) return undefined;
  if (url.pathname === '/' || url.pathname.startsWith('//') || /^\/(sign-in|api)(\/|$)/.test(url.pathname))
    return undefined;
  return `${url.pathname}${url.search}`;
}
