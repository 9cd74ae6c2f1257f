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
  assert.equal(
    clean('<a href="x" class="badge bar">x</a>'),
    '<a href="/p/notes/x" class="badge">x</a>',
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

test('what is nested deeper than anybody reads is left out, so that it does not exhaust who shows it', () => {
  const depths = (html: string) => html.match(/<div>/g)?.length;
  const nested = (depth: number) => `${'<div>'.repeat(depth)}x${'</div>'.repeat(depth)}`;
  assert.equal(clean(nested(30)), nested(30));
  assert.equal(depths(clean(nested(10_000))), 30);
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

test('what a browser would read in another way than the sanitiser stays harmless', () => {
  const act = 'src=x onerror=alert(1)';
  for (const dirty of [
    `<svg><style><img ${act}></style></svg>`,
    `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img ${act}&gt;">`,
    `<form><math><mtext></form><form><mglyph><style></math><img ${act}>`,
    `<noscript><p title="</noscript><img ${act}>">`,
    `<textarea><img ${act}></textarea><title><img ${act}></title><xmp><img ${act}></xmp>`,
    `<!--><img ${act}>--><![CDATA[><img ${act}>]]><?php <img ${act}>?>`,
    `<option><style></option></select><b><img ${act}></style></option>`,
    `<scr<script>ipt>alert(1)</scr</script>ipt><plaintext><img ${act}>`,
    '<img srcset="x 1x, javascript:alert(1) 2x"><svg><a xlink:href="javascript:alert(1)"><text>x',
    '<iframe srcdoc="<script>alert(1)</script>"></iframe><template><script>x</script></template>',
    '<a href="&#106;avascript:alert(1)">x</a><a href="jav&Tab;ascript:alert(1)">x</a>',
    '<a href="\x01javascript:alert(1)">x</a><a href="vbscript:x">x</a>',
    '<details open ontoggle=alert(1)><summary onfocus=alert(1) autofocus>x</summary></details>',
    '<time datetime="&quot;><script>alert(1)</script>">x</time>',
    '<wa-button href="javascript:alert(1)">x</wa-button><slot name="x"></slot>',
    '</div></main></body><p style="x" id="y" name="z" slot="a" is="b">out',
  ]) {
    const html = clean(dirty);
    for (const [tag] of html.matchAll(/<[^>]*>/g)) {
      assert.match(tag, /^<\/?[a-z0-9]+( (href|rel|target|class|datetime)="[^"<>]*")*>$/, dirty);
    }
    assert.doesNotMatch(html, /(href|src)="(?!\/|https?:|mailto:)/, dirty);
  }
});
