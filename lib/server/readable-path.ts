/**
 * An address that Next can read. One whose escapes are no UTF-8, as of a link that was cut short, would fail in it; taken by the
 * letter, it is an ordinary page that does not exist.
 */
export function readablePath(url: string): string {
  const end = url.search(/[?#]/);
  const path = end === -1 ? url : url.slice(0, end);
  try {
    decodeURIComponent(path);
    return url;
  } catch {
    return path.replaceAll('%', '%25') + url.slice(path.length);
  }
}
