/** What a provider's notification hints at. It is never believed, only a reason to ask the provider. */
export interface ProviderEvent {
  /** The provider's own id of it. */
  id: string;
  type: string;
  /** Our payout, by the key we gave it; null when it is about something else. */
  payoutId: string | null;
  /** Our contact whose account at the provider may have changed its state. */
  contactId: string | null;
  /** Our discount code that an order at the provider may have taken. */
  redemptionId: string | null;
}
