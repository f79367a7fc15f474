'use server';
import { AuthError, CredentialsSignin } from 'next-auth';
import { z } from 'zod';
import { signIn } from '@/lib/auth/auth';
import { safePath } from '@/lib/auth/safe-path';
import { TooManyRequestsError } from '@/lib/services/errors';

export type SignInState = {
  email: string;
  outcome: 'none' | 'sent' | 'bad-email' | 'wrong-password' | 'too-many' | 'failed';
};

const form = z.object({
  email: z.string().trim().toLowerCase().pipe(z.email().max(254)),
  password: z.string().max(1024).default(''),
  intent: z.enum(['password', 'link']).default('password'),
  to: z.string().optional(),
});

/** With a password: signs in and goes on. Without one, or when asked for: sends a link, whoever the address belongs to. */
export async function signInAction(_: SignInState, data: FormData): Promise<SignInState> {
  const parsed = form.safeParse(Object.fromEntries(data));
  if (!parsed.success) return { email: String(data.get('email') ?? ''), outcome: 'bad-email' };
  const { email, password, intent, to } = parsed.data;
  const redirectTo = safePath(to) ?? '/sign-in';
  try {
    if (intent === 'link' || password === '') {
      await signIn('email', { email, redirectTo, redirect: false });
      return { email, outcome: 'sent' };
    }
    await signIn('credentials', { email, password, redirectTo });
  } catch (error) {
    return { email, outcome: outcomeOf(error) };
  }
  return { email, outcome: 'none' };
}

/** What to say about an error of Auth.js. Its redirects are errors too, and pass on. */
function outcomeOf(error: unknown): SignInState['outcome'] {
  if (error instanceof CredentialsSignin) return error.code === 'rate-limited' ? 'too-many' : 'wrong-password';
  const cause = error instanceof AuthError ? error.cause?.err : error;
  if (cause instanceof TooManyRequestsError) return 'too-many';
  if (error instanceof AuthError) return 'failed';
  throw error;
}
