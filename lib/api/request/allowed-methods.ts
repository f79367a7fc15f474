import type { OpenAPIHono } from '@hono/zod-openapi';

/** Which methods an address takes, for the `Allow` of a 405; none when there is no such address. */
export function allowedMethods(app: OpenAPIHono): (path: string) => string[] {
  const routes = app.routes.map(({ method, path }) => ({
    method,
    pattern: new RegExp(`^${path.replace(/[.]/g, '\\.').replace(/:\w+/g, '[^/]+')}$`),
  }));
  return (path) => {
    const methods = routes.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method);
    return [...new Set(methods.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method])))];
  };
}
