import type { Endpoint } from './endpoint';
import { contacts } from './resources/contacts';
import { courses } from './resources/courses';

/** Every call that needs an access token. The document, the router and the tests walk this one list. */
export const ENDPOINTS: readonly Endpoint[] = [...courses, ...contacts];
