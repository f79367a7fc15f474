import type { Endpoint } from './endpoint';
import { analytics } from './resources/analytics';
import { auditEvents } from './resources/audit-events';
import { codes } from './resources/codes';
import { contactMoney } from './resources/contact-money';
import { contactPrivacy } from './resources/contact-privacy';
import { contacts } from './resources/contacts';
import { conversions } from './resources/conversions';
import { courses } from './resources/courses';
import { fraudCases } from './resources/fraud-cases';
import { ledger } from './resources/ledger';
import { merchandise } from './resources/merchandise';
import { payouts } from './resources/payouts';
import { programLifecycle } from './resources/program-lifecycle';
import { programTests } from './resources/program-tests';
import { programs } from './resources/programs';
import { redemptions } from './resources/redemptions';
import { referrals } from './resources/referrals';
import { rewards } from './resources/rewards';
import { touches } from './resources/touches';
import { webhookDeliveries } from './resources/webhook-deliveries';
import { webhookEndpoints } from './resources/webhook-endpoints';

/** Every call that needs an access token. The document, the router and the tests walk this one list. */
export const ENDPOINTS: readonly Endpoint[] = [
  ...courses,
  ...contacts,
  ...contactMoney,
  ...contactPrivacy,
  ...programs,
  ...programLifecycle,
  ...programTests,
  ...codes,
  ...touches,
  ...referrals,
  ...conversions,
  ...rewards,
  ...fraudCases,
  ...redemptions,
  ...merchandise,
  ...payouts,
  ...ledger,
  ...analytics,
  ...auditEvents,
  ...webhookEndpoints,
  ...webhookDeliveries,
];
