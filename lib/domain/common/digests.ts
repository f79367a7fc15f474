/** How the error page knows that it was a right that was missing: of an error on the server Next tells it no more than a digest. */
export const FORBIDDEN = 'forbidden';
