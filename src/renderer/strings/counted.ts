// Numbers with the right form of their noun.
const plural = new Intl.PluralRules('en-GB');

/** "1 mark", "2 marks". */
export function counted(count: number, one: string, many: string): string {
  return `${count.toLocaleString('en-GB')} ${plural.select(count) === 'one' ? one : many}`;
}
