import { parseArgs } from 'node:util';
import { suites } from './suites.ts';
import { printTable } from './table.ts';

const { positionals } = parseArgs({ allowPositionals: true });
const [name = '', onlyCase] = positionals;
const suite = suites[name];
if (!suite) {
  console.error(`npm run bench -- <suite> [case]; suites: ${Object.keys(suites).join(', ')}`);
  process.exit(2);
}

const results = await suite(onlyCase);
printTable(results);
console.log(JSON.stringify({ suite: name, results }));
