import type { Result } from './result.ts';

export function printTable(results: readonly Result[]): void {
  const width = Math.max(0, ...results.map(({ name }) => name.length));
  for (const { name, value, unit } of results) {
    console.log(`${name.padEnd(width)}  ${value.toFixed(1).padStart(10)} ${unit}`);
  }
}
