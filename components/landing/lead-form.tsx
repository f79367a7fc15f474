import type { LandingSchool, LandingTranslator } from './props';

/** What was typed, given back with what is wrong. */
export interface FormState {
  values: { firstName: string; email: string; consent: boolean; remember: boolean };
  /** Message by field; `form` is for the form as a whole. */
  errors: { firstName?: string; email?: string; consent?: string; form?: string };
  /** Which visit the form belongs to, where no cookie says it. */
  visitorId?: string | undefined;
}

/** Stands in the form of a kept page where each visit's own id is put. */
export const NO_VISIT = '00000000-0000-7000-8000-000000000000';

export interface LeadFormProps {
  t: LandingTranslator;
  school: LandingSchool;
  referrerName: string | null;
  state: FormState | null;
}

const NOTHING: FormState['values'] = { firstName: '', email: '', consent: false, remember: false };

/** Two fields and a consent. Posts to its own address, which carries the channel of the link. */
export function LeadForm({ t, school, referrerName, state }: LeadFormProps) {
  const { values, errors } = state ?? { values: NOTHING, errors: {} };
  const privacy = { school: school.name, name: referrerName ?? '' };
  return (
    <section className="card ask" aria-labelledby="ask">
      <h2 id="ask">{t('form.title')}</h2>
      <p>{t('form.help')}</p>
      {state && <Alert t={t} errors={errors} />}
      <form method="post">
        {school.cookies !== 'always' && <input type="hidden" name="visit" value={state?.visitorId ?? NO_VISIT} />}
        <TextField
          name="firstName"
          type="text"
          label={t('form.firstName')}
          autoComplete="given-name"
          maxLength={100}
          value={values.firstName}
          error={errors.firstName}
        />
        <TextField
          name="email"
          type="email"
          label={t('form.email')}
          autoComplete="email"
          maxLength={254}
          value={values.email}
          error={errors.email}
        />
        <div>
          <label className="tick">
            <input
              type="checkbox"
              name="consent"
              value="on"
              required
              defaultChecked={values.consent}
              {...invalid('consent', errors.consent)}
            />
            <span>{t('form.consent', { school: school.name })}</span>
          </label>
          <Wrong name="consent" error={errors.consent} />
        </div>
        {school.cookies === 'after-consent' && (
          <label className="tick">
            <input type="checkbox" name="remember" value="on" defaultChecked={values.remember} />
            <span>{t('form.remember')}</span>
          </label>
        )}
        <button type="submit">{t('form.submit')}</button>
      </form>
      <p>{referrerName ? t('form.privacy', privacy) : t('form.privacyUnnamed', privacy)}</p>
    </section>
  );
}

interface TextFieldProps {
  name: 'firstName' | 'email';
  type: 'text' | 'email';
  label: string;
  autoComplete: string;
  maxLength: number;
  value: string;
  error: string | undefined;
}

function TextField({ name, label, value, error, ...rest }: TextFieldProps) {
  return (
    <div>
      <label className="name" htmlFor={name}>
        {label}
      </label>
      <input className="text" id={name} name={name} defaultValue={value} required {...rest} {...invalid(name, error)} />
      <Wrong name={name} error={error} />
    </div>
  );
}

function invalid(name: string, error: string | undefined) {
  return error ? { 'aria-invalid': true, 'aria-describedby': `${name}-wrong` } : {};
}

function Wrong({ name, error }: { name: string; error: string | undefined }) {
  if (!error) return null;
  return (
    <p className="wrong" id={`${name}-wrong`}>
      {error}
    </p>
  );
}

function Alert({ t, errors: { form, ...fields } }: { t: LandingTranslator; errors: FormState['errors'] }) {
  const messages = Object.values(fields);
  return (
    <div className="alert" role="alert">
      {form ? <span>{form}</span> : <strong>{t('form.errorTitle', { count: messages.length })}</strong>}
    </div>
  );
}
