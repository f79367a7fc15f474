/** The cookie that remembers a collapsed sidebar. Read by the layout, so the page never jumps. */
export const SIDEBAR_COOKIE = 'kith-sidebar';
