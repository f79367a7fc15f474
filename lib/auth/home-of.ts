import type { AuthIdentity } from './types';

/** The page where somebody begins. */
export function homeOf(identity: Pick<AuthIdentity, 'kind'>): '/dashboard' | '/portal' {
  return identity.kind === 'staff' ? '/dashboard' : '/portal';
}
