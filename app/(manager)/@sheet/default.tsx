/** No sheet is open: a document, or a page that has none. */
export default function NoSheet() {
  return null;
}
