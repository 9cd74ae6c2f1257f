import assert from 'node:assert/strict';
import test from 'node:test';
import { toText } from '../shell/html.ts';
import { sanitised } from './sanitise.ts';

const clean = (dirty: string) => toText(sanitised(dirty, { base: '/p/notes/' }));

test('text, lists and tables stay, with the classes that plugins may use', () => {
  const html =
    '<h3>Top</h3><ul class="stack"><li>a <span class="badge badge-good">ok</span></li></ul><table><tbody><tr><td colspan="2">1</td></tr></tbody></table>';
  assert.equal(clean(html), html);
  assert.equal(
    clean('<p class="quiet bar shell">x</p><p class="skip">y</p>'),
    '<p class="quiet">x</p><p>y</p>',
  );
});

test('what could act or be mistaken for the platform is left out', () => {
  for (const dirty of [
    '<script>alert(1)</script>',
    '<style>body{display:none}</style>',
    '<iframe src="https://evil.example"></iframe>',
    '<img src="https://evil.example/track.gif">',
    '<svg><script>alert(1)</script></svg>',
    '<object data="x"></object><embed src="x"><link rel="stylesheet" href="x"><base href="//evil">',
    '<meta http-equiv="refresh" content="0;url=//evil">',
    '<!-- a comment -->',
  ]) {
    assert.equal(clean(dirty), '', dirty);
  }
  assert.equal(
    clean('<p id="nav" style="position:fixed" onclick="x()" data-live="/sign-out" popover>a</p>'),
    '<p>a</p>',
  );
  assert.equal(
    clean('<form action="/people" method="post"><input name="a"><button>Go</button></form>'),
    'Go',
  );
  assert.equal(clean('<p>a<svg/onload=alert(1)>b'), '<p>ab</p>');
  assert.equal(clean('&lt;script&gt;'), '&lt;script&gt;');
});

test('links lead below the plugin, or out without a trace', () => {
  assert.equal(clean('<a href="runs?x=1&y=2">r</a>'), '<a href="/p/notes/runs?x=1&amp;y=2">r</a>');
  assert.equal(clean('<a href="/p/other/">o</a>'), '<a href="/p/other/">o</a>');
  assert.equal(
    clean('<a href="https://example.com" target="_top" rel="opener">e</a>'),
    '<a href="https://example.com/" rel="noopener noreferrer" target="_blank">e</a>',
  );
  for (const scheme of ['javascript:alert(1)', ' java\tscript:alert(1)', 'data:text/html,x']) {
    assert.doesNotMatch(clean(`<a href="${scheme}">x</a>`), /javascript|data:/i, scheme);
  }
});
