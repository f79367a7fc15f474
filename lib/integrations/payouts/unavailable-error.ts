/** The provider did not answer, so what it did is not known. Never a reason to pay under another key. */
export class ProviderUnavailableError extends Error {
  constructor(provider: string, what: string) {
    super(`${provider} did not answer: ${what}`);
    this.name = 'ProviderUnavailableError';
  }
}
