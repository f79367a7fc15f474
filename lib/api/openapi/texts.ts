import type { ApiScope } from '@/lib/domain/organizations/roles';

/** What each scope lets a client do. */
export const SCOPE_TEXTS: Readonly<Record<ApiScope, string>> = {
  'programs:read': 'Read programmes, courses and codes',
  'programs:write': 'Make and change programmes, courses and codes',
  'people:read': 'Read contacts, their balances and statements',
  'people:write': 'Add, change and merge contacts',
  'referrals:read': 'Read referrals, how they were attributed, and fraud cases',
  'referrals:write': 'Record touches and referrals',
  'conversions:write': 'Record conversions and refunds',
  'rewards:read': 'Read rewards',
  'rewards:approve': 'Approve and reject rewards, decide fraud cases',
  'payouts:read': 'Read payouts and the trial balance',
  'payouts:write': 'Run payouts',
  'analytics:read': 'Read figures',
  'audit:read': 'Read the audit trail',
  'webhooks:write': 'Manage outgoing webhooks',
};

/** The first thing a reader of the document sees. */
export const DESCRIPTION = `What a school's enrolment system, shop or CRM talks to.

Bodies are JSON in camelCase. Instants are ISO 8601 in UTC; amounts are whole minor units (\`amountMinor\`), rates are basis points (\`rateBps\`).

**Sign-in**: \`POST /api/oauth/token\` with client credentials (OAuth 2.0, RFC 6749 section 4.4) gives an access token; send it as \`Authorization: Bearer …\`.

**Errors** are problem documents (RFC 9457) with a stable \`code\`. A thing of another organisation is answered with 404.

**Repeating** is safe: every POST takes an \`Idempotency-Key\`, kept for 24 hours. A resource with an \`externalId\` is unique by it: the same content again answers 200 with the first one, other content 409.

**Lists** are \`{data, nextCursor}\`; ask for the next page with \`?cursor=\` and for up to 100 items with \`?limit=\`.`;
