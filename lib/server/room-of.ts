export type Room = 'api' | 'landing' | 'pages';

const API = ['/api/v1', '/api/oauth/token', '/api/health'];

/** Who answers an address: the API, the landing page, or Next. */
export function roomOf(url: string): Room {
  if (url.startsWith('/r/')) return 'landing';
  if (!url.startsWith('/api/')) return 'pages';
  const end = url.search(/[?#]/);
  const path = end === -1 ? url : url.slice(0, end);
  return API.some((own) => path === own || path.startsWith(`${own}/`)) ? 'api' : 'pages';
}
