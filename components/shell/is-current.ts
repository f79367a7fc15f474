/** Whether a link of the navigation stands for the page shown: the page itself or one below it. */
export function isCurrent(pathname: string, href: string): boolean {
  if (pathname === href) return true;
  // What you owe is a report, and has its own place under Money.
  if (href === '/analytics' && pathname === '/analytics/liability') return false;
  const isRoot = href === '/portal' || href === '/dashboard';
  return !isRoot && pathname.startsWith(`${href}/`);
}
