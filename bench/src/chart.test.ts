import assert from 'node:assert/strict';
import test from 'node:test';
import { barChart, readable } from './chart.ts';

test('the longest bar is that of the largest value, and the others are in proportion', () => {
  const svg = barChart({
    title: 'Cost',
    unit: 'µs',
    bars: [
      { label: 'half', value: 50 },
      { label: 'whole', value: 100, isOurs: true },
    ],
  });
  const [half, whole] = [...svg.matchAll(/<rect class="(\w+)"[^>]* width="([\d.]+)"/g)];
  assert.deepEqual([half?.[1], whole?.[1]], ['other', 'ours']);
  assert.equal(Number(half?.[2]) * 2, Number(whole?.[2]));
});

test('what is named in a chart cannot become markup', () => {
  const svg = barChart({ title: '<b>', unit: '&', bars: [{ label: '"<i>"', value: 1 }] });
  assert.doesNotMatch(svg, /<[bi]>/);
});

test('a value that was not measured has no bar to speak of, and says so', () => {
  const svg = barChart({ title: 'T', unit: 'µs', bars: [{ label: 'absent', value: NaN }] });
  assert.match(svg, />–</);
  assert.doesNotMatch(svg, /NaN/);
});

test('values are short', () => {
  assert.deepEqual([1234.5, 45.67, 1.234].map(readable), ['1,235', '45.7', '1.23']);
});
