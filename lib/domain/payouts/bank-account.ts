import { electronicFormatIBAN, isValidBIC, isValidIBAN } from 'ibantools';
import { z } from 'zod';

/** An IBAN as a person types it, with or without spaces; answers it in capitals without any. ISO 13616, check digits included. */
export const ibanSchema = z
  .string()
  .max(60, 'Must be an IBAN.')
  .transform((value) => electronicFormatIBAN(value) ?? '')
  .refine(isValidIBAN, 'Must be an IBAN whose check digits are right, such as DE89 3704 0044 0532 0130 00.');

/** A BIC (ISO 9362) of 8 or 11 characters. */
export const bicSchema = z
  .string()
  .trim()
  .toUpperCase()
  .refine(isValidBIC, 'Must be a BIC of 8 or 11 characters, such as COBADEFFXXX.');
