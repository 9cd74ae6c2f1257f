import assert from 'node:assert/strict';
import test from 'node:test';
import { html, toText, trusted } from './html.ts';

test('text is escaped, also for quoted attributes', () => {
  const text = `<b title="x" class='y'>&`;
  assert.equal(
    toText(html`<i title="${text}">${text}</i>`),
    '<i title="&lt;b title=&quot;x&quot; class=&#39;y&#39;&gt;&amp;">&lt;b title=&quot;x&quot; class=&#39;y&#39;&gt;&amp;</i>',
  );
});

test('a template inside a template is not escaped again', () => {
  assert.equal(toText(html`<p>${html`<b>${'&'}</b>`}</p>`), '<p><b>&amp;</b></p>');
});

test('lists are joined, at any depth', () => {
  assert.equal(toText(html`${['a', html`<br />`, ['<', 1]]}`), 'a<br />&lt;1');
});

test('what is absent or false leaves nothing, zero stays', () => {
  assert.equal(toText(html`[${undefined}${null}${false}${''}${0}]`), '[0]');
});

test('an object that only looks like HTML is not taken for it', () => {
  const forged = JSON.parse('{"html":"<script>"}') as string;
  assert.throws(() => html`${forged}`);
});

test('trusted text stays as it is', () => {
  assert.equal(toText(html`${trusted('<svg/>')}`), '<svg/>');
});
