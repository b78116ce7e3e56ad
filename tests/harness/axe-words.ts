// What axe found, as lines a person can read in a failing test.
import type { AxeResults, Result } from 'axe-core';

/** The rules we hold every page to: WCAG 2.2 A and AA, and axe's best practices. */
export const axeTags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** One line for each element that breaks a rule; empty when all is well. */
export function violationLines(results: Pick<AxeResults, 'violations'>): readonly string[] {
  return results.violations.flatMap((violation) => violation.nodes.map((node) => lineOf(violation, node.html, node)));
}

function lineOf({ id, help }: Result, html: string, node: Result['nodes'][number]): string {
  const why = [...node.any, ...node.all, ...node.none].map(({ message }) => message).join('; ');
  return `${id}: ${help} | ${node.target.join(' ')} | ${html.slice(0, 160)} | ${why.slice(0, 240)}`;
}
