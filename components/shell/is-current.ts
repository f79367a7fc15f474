/** Whether a link of the navigation stands for the page shown: the page itself or one below it. */
export function isCurrent(pathname: string, href: string): boolean {
  if (pathname === href) return true;
  const isRoot = href === '/portal' || href === '/dashboard';
  return !isRoot && pathname.startsWith(`${href}/`);
}
