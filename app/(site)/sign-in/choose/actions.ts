'use server';
import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { homeOf } from '@/lib/auth/home-of';
import { MEMBERSHIP_COOKIE } from '@/lib/auth/membership';
import { currentIdentities } from '@/lib/auth/session';

const YEAR_IN_SECONDS = 31_536_000;

/** Remembers which of one's own identities to act as, and goes there. */
export async function chooseAction(data: FormData): Promise<void> {
  const identity = (await currentIdentities()).find(({ id }) => id === data.get('id'));
  if (!identity) redirect('/sign-in/choose');
  (await cookies()).set(MEMBERSHIP_COOKIE, identity.id, { httpOnly: true, sameSite: 'lax', maxAge: YEAR_IN_SECONDS });
  redirect(homeOf(identity));
}
