'use server';
import { cookies } from 'next/headers';
import { signOut } from './auth';
import { MEMBERSHIP_COOKIE } from './membership';

/** Server action: ends the session and goes to the sign-in page. For the `signOut` of the shells. */
export async function signOutAction(): Promise<void> {
  (await cookies()).delete(MEMBERSHIP_COOKIE);
  await signOut({ redirectTo: '/sign-in' });
}
