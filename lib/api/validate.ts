import { parse } from '@/lib/services/parse';
import type { ApiRequest, Endpoint } from './endpoint';

/**
 * Parses with the very schemas that the document shows, before the work begins.
 * @throws InvalidInputError (422) with a path and a message for each field
 */
export function validate(endpoint: Endpoint, request: ApiRequest): void {
  if (endpoint.query) parse(endpoint.query, request.query);
  if (endpoint.body && !endpoint.parsedByService) parse(endpoint.body, request.body);
}
