import { z } from 'zod';

/** Stands in the trail where an erased person's name stood. */
export const ERASED_NAME = '(erased)';

type Named = {
  readonly id: string;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly email: string | null;
};

/** What has to be typed to erase a person: his name, or what he is known by when there is none. */
export function nameToConfirm({ firstName, lastName, email, id }: Named): string {
  return [firstName, lastName].filter(Boolean).join(' ') || email || id;
}

export const eraseContactSchema = z.strictObject({
  /** The name as it stands, or the e-mail address, or the id: shows that the right person is meant. */
  confirm: z.string().trim().min(1, 'Type the name of the person.').max(300),
});
