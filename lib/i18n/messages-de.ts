import type { Messages } from './messages';
import analytics from './messages/de/analytics.json';
import apiReference from './messages/de/apiReference.json';
import attribution from './messages/de/attribution.json';
import audit from './messages/de/audit.json';
import auth from './messages/de/auth.json';
import backtest from './messages/de/backtest.json';
import charts from './messages/de/charts.json';
import common from './messages/de/common.json';
import community from './messages/de/community.json';
import conversions from './messages/de/conversions.json';
import dashboard from './messages/de/dashboard.json';
import emails from './messages/de/emails.json';
import errors from './messages/de/errors.json';
import fieldErrors from './messages/de/fieldErrors.json';
import fraud from './messages/de/fraud.json';
import help from './messages/de/help.json';
import landing from './messages/de/landing.json';
import ledger from './messages/de/ledger.json';
import ledgerReasons from './messages/de/ledgerReasons.json';
import liability from './messages/de/liability.json';
import messageNames from './messages/de/messageNames.json';
import messageSettings from './messages/de/messageSettings.json';
import money from './messages/de/money.json';
import outbox from './messages/de/outbox.json';
import payoutMethod from './messages/de/payoutMethod.json';
import payoutSettings from './messages/de/payoutSettings.json';
import payouts from './messages/de/payouts.json';
import people from './messages/de/people.json';
import portal from './messages/de/portal.json';
import portalMessages from './messages/de/portalMessages.json';
import portalStart from './messages/de/portalStart.json';
import programs from './messages/de/programs.json';
import programTemplates from './messages/de/programTemplates.json';
import providerReasons from './messages/de/providerReasons.json';
import reconciliation from './messages/de/reconciliation.json';
import redemptions from './messages/de/redemptions.json';
import referrals from './messages/de/referrals.json';
import refusals from './messages/de/refusals.json';
import rewards from './messages/de/rewards.json';
import settings from './messages/de/settings.json';
import shell from './messages/de/shell.json';
import site from './messages/de/site.json';
import statements from './messages/de/statements.json';
import statuses from './messages/de/statuses.json';
import tables from './messages/de/tables.json';
import training from './messages/de/training.json';
import unsubscribe from './messages/de/unsubscribe.json';
import webhooks from './messages/de/webhooks.json';

/** The catalogue in German. */
export const messagesDe: Messages = {
  analytics,
  apiReference,
  attribution,
  audit,
  auth,
  backtest,
  charts,
  common,
  community,
  conversions,
  dashboard,
  emails,
  errors,
  fieldErrors,
  fraud,
  help,
  landing,
  ledger,
  ledgerReasons,
  liability,
  messageNames,
  messageSettings,
  money,
  outbox,
  payoutMethod,
  payoutSettings,
  payouts,
  people,
  portal,
  portalStart,
  portalMessages,
  programs,
  programTemplates,
  providerReasons,
  reconciliation,
  redemptions,
  referrals,
  refusals,
  rewards,
  settings,
  shell,
  site,
  statements,
  statuses,
  tables,
  training,
  unsubscribe,
  webhooks,
};
