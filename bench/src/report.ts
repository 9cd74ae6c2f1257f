import { mkdir, writeFile } from 'node:fs/promises';
import { availableParallelism, cpus } from 'node:os';
import path from 'node:path';

/** A part of a suite's report: what was measured, as a table and, if it helps, as a chart. */
export type Section = {
  title: string;
  /** How it was measured, and what counts. */
  text: string;
  header: readonly string[];
  rows: readonly (readonly string[])[];
  /** An SVG, and what it is called in `docs/benchmarks`. */
  chart?: { file: string; svg: string } | undefined;
};

const folder = path.join(import.meta.dirname, '../../docs/benchmarks');

/** Writes `docs/benchmarks/<name>.md` with its charts. For complete runs only, at their end or as they go. */
export async function writeReport(
  name: string,
  { title, text, sections }: { title: string; text: string; sections: readonly Section[] },
): Promise<void> {
  await mkdir(folder, { recursive: true });
  const charts = sections.flatMap(({ chart }) => chart ?? []);
  for (const { file, svg } of charts) await writeFile(path.join(folder, file), svg);
  const machine = `${cpus()[0]?.model.trim()}, ${availableParallelism()} cores, Node ${process.version}`;
  const day = new Date().toISOString().slice(0, 10);
  const parts = [
    `# ${title}`,
    text,
    `Measured on ${day}: ${machine}. Measure it yourself: \`npm run bench -- ${name}\`.`,
    ...sections.map(sectionText),
  ];
  await writeFile(path.join(folder, `${name}.md`), `${parts.join('\n\n')}\n`);
}

function sectionText({ title, text, header, rows, chart }: Section): string {
  const picture = chart ? [`![${title}](${chart.file})`] : [];
  return [`## ${title}`, text, ...picture, markdownTable(header, rows)].join('\n\n');
}

/** The first column is words, the others are figures. */
function markdownTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const rule = header.map((_, column) => (column === 0 ? '---' : '---:'));
  return [line(header), line(rule), ...rows.map(line)].join('\n');
}
