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

test('each form that is posted has the token of the session, whatever is in its tag', () => {
  const field = '<input type="hidden" name="formToken" value="abc" />';
  const [url, more] = ['/a?x=">"', html`class="x"`];
  const inner = [1, 2].map((n) => html`<form method="post">${n}</form>`);
  const form = html`<form action="${url}" ${more} method="post"><p>0</p></form>`;
  const parts = [form, ...inner, html`<form method="get"></form>`];
  assert.equal(
    parts.map((part) => toText(part, { formToken: 'abc' })).join(''),
    `<form action="/a?x=&quot;&gt;&quot;" class="x" method="post">${field}<p>0</p></form>` +
      `<form method="post">${field}1</form><form method="post">${field}2</form>` +
      '<form method="get"></form>',
  );
  assert.equal(toText(html`<form method="post">1</form>`), '<form method="post">1</form>');
});

test('text and HTML that is not ours get no token', () => {
  const place = '<form-token></form-token>';
  const form = '<form method="post" action="https://elsewhere.example">';
  const page = toText(html`${place}${form}${trusted(form)}`, { formToken: 'secret' });
  assert.equal(page.includes('secret'), false);
});
