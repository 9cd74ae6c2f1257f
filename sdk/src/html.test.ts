import assert from 'node:assert/strict';
import test from 'node:test';
import { html } from './html.ts';

test('text is escaped, inside and outside of attributes', () => {
  const foreign = `<b title='x'>"&`;
  assert.equal(
    String(html`<p title="${foreign}">${foreign}</p>`),
    '<p title="&lt;b title=&#39;x&#39;&gt;&quot;&amp;">&lt;b title=&#39;x&#39;&gt;&quot;&amp;</p>',
  );
});

test('nested markup and arrays of it stay markup', () => {
  const items = ['a', '<b>'].map((item) => html`<li>${item}</li>`);
  assert.equal(String(html`<b>${items}</b>`), '<b><li>a</li><li>&lt;b&gt;</li></b>');
});

test('null, undefined and booleans show nothing, zero shows', () => {
  assert.equal(String(html`[${null}${undefined}${false}${true}${0}]`), '[0]');
});

test('an object that pretends to be markup is not', () => {
  const forged: unknown = JSON.parse('{"html":"<script>","toString":"x"}');
  assert.throws(() => html`${forged as string}`);
});
