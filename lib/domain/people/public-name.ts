/** The first name only, for the portal and the landing page; null when there is none to show. */
export function publicName(firstName: string | null | undefined): string | null {
  return firstName?.trim().split(/\s+/)[0] || null;
}
