/** Kinds of accounts. Those that start with `liability:` belong to a contact, the others to the organisation. */
export const ACCOUNT_KINDS = [
  'expense:rewards',
  'liability:accrued',
  'liability:payable',
  'liability:credit',
  'liability:goods',
  'liability:reserved',
  'clearing:payout',
  'asset:bank',
  'income:breakage',
  'income:redeemed',
] as const;
export type AccountKind = (typeof ACCOUNT_KINDS)[number];

export type ContactAccountKind = Extract<AccountKind, `liability:${string}`>;
export type OrganizationAccountKind = Exclude<AccountKind, ContactAccountKind>;

/** An account of an organisation, by what makes it unique beside the currency. */
export type AccountRef =
  | { readonly kind: OrganizationAccountKind; readonly contactId: null }
  | { readonly kind: ContactAccountKind; readonly contactId: string };

/** Whether accounts of this kind belong to a contact. */
export function isContactAccount(kind: AccountKind): kind is ContactAccountKind {
  return kind.startsWith('liability:');
}
