import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js';

/**
 * A phone number in E.164 (`+12125550123`), or null when it is none. A number without a country code is read in
 * `defaultRegion` (ISO 3166 alpha-2) and is null without one. Only the length is judged: new ranges open all the time.
 */
export function normalizePhone(phone: string, defaultRegion?: string | null): string | null {
  const region = defaultRegion && isSupportedCountry(defaultRegion) ? (defaultRegion as CountryCode) : undefined;
  const text = phone.trim().replace(/^00(?=[1-9])/, '+');
  const parsed = parsePhoneNumberFromString(text, region);
  return parsed?.isPossible() ? parsed.number : null;
}
