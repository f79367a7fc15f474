import type { NextConfig } from 'next';
import createNextIntlPlugin from 'next-intl/plugin';

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // These read files or connect by themselves and must stay what npm installed.
  serverExternalPackages: ['postgres', 'pg', 'graphile-worker', 'pino', '@node-oauth/oauth2-server', 'react-email', '@react-email/render'],
  typedRoutes: false,
};

export default createNextIntlPlugin('./lib/i18n/request.ts')(config);
