import { randomUUID } from 'node:crypto';
import { cookies, headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { findIdentitiesByEmail } from '@/db/queries/auth';
import { type Scope, scopesOfRole } from '@/lib/domain/organizations/roles';
import { authorize } from '@/lib/services/authorize';
import type { Ctx } from '@/lib/services/context';
import { UnauthorizedError } from '@/lib/services/errors';
import { auth } from './auth';
import { isServerAction } from './is-server-action';
import { allowedIdentities, chooseIdentity, MEMBERSHIP_COOKIE } from './membership';
import type { AuthIdentity } from './types';

/** Everybody the signed-in address is here, read anew with each request: a changed role counts at once. */
export const currentIdentities = cache(async (): Promise<AuthIdentity[]> => {
  const claims = (await auth())?.claims;
  if (!claims?.email) return [];
  return allowedIdentities(await findIdentitiesByEmail(claims.email), claims);
});

/** Who is asking, of one kind if given; null for nobody. */
export async function currentIdentity(kind?: AuthIdentity['kind']): Promise<AuthIdentity | null> {
  const wished = (await cookies()).get(MEMBERSHIP_COOKIE)?.value;
  return chooseIdentity(await currentIdentities(), wished, kind) ?? null;
}

/** The context of whoever is asking, or null. For pages that show themselves to both, or to nobody. */
export async function currentCtx(): Promise<Ctx | null> {
  const identity = await currentIdentity();
  return identity ? ctxOfIdentity(identity) : null;
}

/**
 * The context of a member of staff, for a page or a server action. Others are sent to sign in, by a page.
 * @throws ForbiddenError when a scope is named and the role does not carry it; UnauthorizedError in an action, for others
 */
export async function requireStaff(scope?: Scope): Promise<Ctx> {
  const ctx = await ctxOfIdentity(await required('staff'));
  if (scope) authorize(ctx, scope);
  return ctx;
}

/** The context of a referrer, for the portal; `ctx.actor.id` is the contact. Others are sent to sign in, by a page; an action throws UnauthorizedError. */
export async function requireReferrer(): Promise<Ctx> {
  return ctxOfIdentity(await required('referrer'));
}

async function required(kind: AuthIdentity['kind']): Promise<AuthIdentity> {
  const identity = await currentIdentity(kind);
  if (identity) return identity;
  const given = await headers();
  // A form would lose what was typed into it: an action answers, and the form says where to sign in.
  if (isServerAction(given)) throw new UnauthorizedError();
  const path = given.get('x-kith-path');
  redirect(path ? `/sign-in?${new URLSearchParams({ to: path })}` : '/sign-in');
}

/** The context of somebody who is signed in, in one of his roles. */
export async function ctxOfIdentity(identity: AuthIdentity): Promise<Ctx> {
  return {
    organizationId: identity.organizationId,
    actor: { type: identity.kind, id: identity.id, name: identity.name, email: identity.email },
    scopes: scopesOfRole(identity.role),
    requestId: (await headers()).get('x-request-id') ?? randomUUID(),
    now: new Date(),
  };
}
