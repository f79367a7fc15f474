export interface Step {
  title?: string;
  text: string;
}

/** Numbered steps, one below the other. */
export function Steps({ steps }: { steps: readonly Step[] }) {
  return (
    <ol className="steps">
      {steps.map(({ title, text }, index) => (
        <li key={text}>
          <span className="no" aria-hidden="true">
            {index + 1}
          </span>
          {title && <h3>{title}</h3>}
          <p>{text}</p>
        </li>
      ))}
    </ol>
  );
}
