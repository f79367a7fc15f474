/** Whether a request runs a server action from a page that is open, and not from a form that was posted without scripts. */
export function isServerAction(headers: Pick<Headers, 'has'>): boolean {
  return headers.has('next-action');
}
