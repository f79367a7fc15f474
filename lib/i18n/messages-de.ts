import type { Messages } from './messages';
import apiReference from './messages/de/apiReference.json';
import audit from './messages/de/audit.json';
import auth from './messages/de/auth.json';
import backtest from './messages/de/backtest.json';
import charts from './messages/de/charts.json';
import common from './messages/de/common.json';
import conversions from './messages/de/conversions.json';
import dashboard from './messages/de/dashboard.json';
import emails from './messages/de/emails.json';
import errors from './messages/de/errors.json';
import fraud from './messages/de/fraud.json';
import help from './messages/de/help.json';
import landing from './messages/de/landing.json';
import ledger from './messages/de/ledger.json';
import liability from './messages/de/liability.json';
import money from './messages/de/money.json';
import outbox from './messages/de/outbox.json';
import payoutMethod from './messages/de/payoutMethod.json';
import payoutSettings from './messages/de/payoutSettings.json';
import payouts from './messages/de/payouts.json';
import people from './messages/de/people.json';
import portal from './messages/de/portal.json';
import programs from './messages/de/programs.json';
import reconciliation from './messages/de/reconciliation.json';
import redemptions from './messages/de/redemptions.json';
import referrals from './messages/de/referrals.json';
import rewards from './messages/de/rewards.json';
import settings from './messages/de/settings.json';
import shell from './messages/de/shell.json';
import site from './messages/de/site.json';
import statements from './messages/de/statements.json';
import statuses from './messages/de/statuses.json';
import tables from './messages/de/tables.json';

/** The catalogue in German. */
export const messagesDe: Messages = {
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
