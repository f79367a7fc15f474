/** The looks that every control with a text box shares. 16 px on a phone, or iOS zooms the page on focus. */
export const controlClasses =
  'w-full min-w-0 rounded-lg border border-input bg-card px-3 text-lg md:text-base text-foreground placeholder:text-muted-foreground transition-colors focus-visible:border-ring focus-visible:outline-2 focus-visible:outline-ring/40 focus-visible:outline-offset-0 disabled:cursor-not-allowed disabled:opacity-55 aria-invalid:border-destructive aria-invalid:outline-destructive/40';
