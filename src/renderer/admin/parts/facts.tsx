// A short list of named facts.

/** Name and value of each fact, in order. */
export function Facts({ facts }: { readonly facts: ReadonlyArray<readonly [name: string, value: string]> }) {
  return (
    <dl className="adm-facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
