/** The first letter of a name, for marks; combined characters stay whole. */
export function initialOf(name: string): string {
  const letter = /\p{L}|\p{N}/u.exec(name)?.[0] ?? '•';
  return letter.toLocaleUpperCase('en');
}
