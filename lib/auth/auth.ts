import NextAuth from 'next-auth';
import { authConfig } from './config';

/** Auth.js's functions. Pages and actions ask `session.ts` who somebody is, not this. */
export const { handlers, auth, signIn, signOut } = NextAuth(authConfig);
