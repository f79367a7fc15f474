import type { Messages } from './messages';
import analytics from './messages/es/analytics.json';
import apiReference from './messages/es/apiReference.json';
import attribution from './messages/es/attribution.json';
import audit from './messages/es/audit.json';
import auth from './messages/es/auth.json';
import backtest from './messages/es/backtest.json';
import charts from './messages/es/charts.json';
import common from './messages/es/common.json';
import community from './messages/es/community.json';
import conversions from './messages/es/conversions.json';
import dashboard from './messages/es/dashboard.json';
import emails from './messages/es/emails.json';
import errors from './messages/es/errors.json';
import fieldErrors from './messages/es/fieldErrors.json';
import fraud from './messages/es/fraud.json';
import help from './messages/es/help.json';
import landing from './messages/es/landing.json';
import ledger from './messages/es/ledger.json';
import ledgerReasons from './messages/es/ledgerReasons.json';
import liability from './messages/es/liability.json';
import messageNames from './messages/es/messageNames.json';
import messageSettings from './messages/es/messageSettings.json';
import money from './messages/es/money.json';
import outbox from './messages/es/outbox.json';
import payoutMethod from './messages/es/payoutMethod.json';
import payoutSettings from './messages/es/payoutSettings.json';
import payouts from './messages/es/payouts.json';
import people from './messages/es/people.json';
import portal from './messages/es/portal.json';
import portalMessages from './messages/es/portalMessages.json';
import portalStart from './messages/es/portalStart.json';
import programs from './messages/es/programs.json';
import programTemplates from './messages/es/programTemplates.json';
import providerReasons from './messages/es/providerReasons.json';
import reconciliation from './messages/es/reconciliation.json';
import redemptions from './messages/es/redemptions.json';
import referrals from './messages/es/referrals.json';
import refusals from './messages/es/refusals.json';
import rewards from './messages/es/rewards.json';
import settings from './messages/es/settings.json';
import shell from './messages/es/shell.json';
import site from './messages/es/site.json';
import statements from './messages/es/statements.json';
import statuses from './messages/es/statuses.json';
import tables from './messages/es/tables.json';
import training from './messages/es/training.json';
import unsubscribe from './messages/es/unsubscribe.json';
import webhooks from './messages/es/webhooks.json';

/** The catalogue in Spanish. */
export const messagesEs: Messages = {
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
