type Named = {
  firstName?: string | null;
  lastName?: string | null;
  email?: string | null;
  externalId?: string | null;
  phone?: string | null;
};

/** What a person is called on the screen: the name, else the best that tells who it is. */
export function personName(person: Named, unnamed: string): string {
  const name = [person.firstName, person.lastName].filter(Boolean).join(' ');
  return name || person.email || person.externalId || person.phone || unnamed;
}
