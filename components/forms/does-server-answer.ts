/** Whether the server can be reached at all, whatever it says of itself: asked before a page is left that could not come back. */
export function doesServerAnswer(): Promise<boolean> {
  return fetch('/api/health', { method: 'HEAD', cache: 'no-store' }).then(
    () => true,
    () => false,
  );
}
