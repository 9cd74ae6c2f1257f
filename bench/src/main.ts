import { parseArgs } from 'node:util';
import { suites } from './suites.ts';
import { printTable } from './table.ts';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { quick: { type: 'boolean', default: false } },
});
const [name = '', onlyCase] = positionals;
const suite = suites[name];
if (!suite) {
  console.error(
    `npm run bench -- <suite> [case] [--quick]; suites: ${Object.keys(suites).join(', ')}`,
  );
  process.exit(2);
}

const results = await suite(onlyCase, values);
printTable(results);
console.log(JSON.stringify({ suite: name, results }));
