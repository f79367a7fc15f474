import type { Messages } from './messages';
import apiReference from './messages/es/apiReference.json';
import audit from './messages/es/audit.json';
import auth from './messages/es/auth.json';
import backtest from './messages/es/backtest.json';
import charts from './messages/es/charts.json';
import common from './messages/es/common.json';
import conversions from './messages/es/conversions.json';
import dashboard from './messages/es/dashboard.json';
import emails from './messages/es/emails.json';
import errors from './messages/es/errors.json';
import fraud from './messages/es/fraud.json';
import help from './messages/es/help.json';
import landing from './messages/es/landing.json';
import ledger from './messages/es/ledger.json';
import liability from './messages/es/liability.json';
import money from './messages/es/money.json';
import outbox from './messages/es/outbox.json';
import payoutMethod from './messages/es/payoutMethod.json';
import payoutSettings from './messages/es/payoutSettings.json';
import payouts from './messages/es/payouts.json';
import people from './messages/es/people.json';
import portal from './messages/es/portal.json';
import programs from './messages/es/programs.json';
import reconciliation from './messages/es/reconciliation.json';
import redemptions from './messages/es/redemptions.json';
import referrals from './messages/es/referrals.json';
import rewards from './messages/es/rewards.json';
import settings from './messages/es/settings.json';
import shell from './messages/es/shell.json';
import site from './messages/es/site.json';
import statements from './messages/es/statements.json';
import statuses from './messages/es/statuses.json';
import tables from './messages/es/tables.json';

/** The catalogue in Spanish. */
export const messagesEs: Messages = {
  apiReference,
  audit,
  auth,
  backtest,
  charts,
  common,
  conversions,
  dashboard,
  emails,
  errors,
  fraud,
  help,
  landing,
  ledger,
  liability,
  money,
  outbox,
  payoutMethod,
  payoutSettings,
  payouts,
  people,
  portal,
  programs,
  reconciliation,
  redemptions,
  referrals,
  rewards,
  settings,
  shell,
  site,
  statements,
  statuses,
  tables,
};
