import { runAdmin } from './admin/run';

/** `npm run admin -- COMMAND …` */
runAdmin(process.argv.slice(2)).then((code) => process.exit(code));
