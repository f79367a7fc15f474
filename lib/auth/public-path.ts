const PUBLIC = ['/help', '/sign-in', '/r', '/unsubscribe', '/guardian', '/portal-app', '/portal-sw.js'];

/** Whether a page is for everybody. All others need a session; a new page is closed until it is named here. */
export function isPublicPath(pathname: string): boolean {
  return pathname === '/' || PUBLIC.some((path) => pathname === path || pathname.startsWith(`${path}/`));
}
