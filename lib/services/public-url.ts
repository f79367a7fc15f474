/** The address under which people reach this Kith, without a slash at its end. */
function publicOrigin(): string {
  const set = (process.env.PUBLIC_URL || process.env.APP_URL || '').replace(/\/+$/, '');
  return set || `http://127.0.0.1:${process.env.PORT || 3000}`;
}

/** An absolute address for links in answers, mails and QR codes: `publicUrl('/r/ANNA-24')`. */
export function publicUrl(path: string): string {
  return `${publicOrigin()}${path}`;
}
