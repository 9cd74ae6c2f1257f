/** `isOurs` paints a bar in the colour of Patchbay. */
export type Bar = { label: string; value: number; isOurs?: boolean };

const width = 720;
const labelWidth = 200;
const valueWidth = 90;
const rowHeight = 28;
const headHeight = 44;

/**
 * Horizontal bars in the order given, as an SVG of its own that is readable in light and dark. A value
 * that is not a finite number gets no bar.
 *
 * @param unit stands after each value: `µs`.
 */
export function barChart({
  title,
  unit,
  bars,
}: {
  title: string;
  unit: string;
  bars: readonly Bar[];
}): string {
  const most = Math.max(0, ...bars.map(({ value }) => value).filter(Number.isFinite));
  const height = headHeight + bars.length * rowHeight + 8;
  const rows = bars.map(({ label, value, isOurs = false }, index) => {
    const y = headHeight + index * rowHeight;
    const share = Number.isFinite(value) && most > 0 ? value / most : 0;
    const length = Math.max(1, share * (width - labelWidth - valueWidth));
    const shown = Number.isFinite(value) ? `${readable(value)} ${unit}` : '–';
    return `
  <text class="label" x="${labelWidth - 10}" y="${y + 17}" text-anchor="end">${escape(label)}</text>
  <rect class="${isOurs ? 'ours' : 'other'}" x="${labelWidth}" y="${y + 3}" width="${length.toFixed(1)}" height="${rowHeight - 8}" rx="3"/>
  <text class="value" x="${(labelWidth + length + 8).toFixed(1)}" y="${y + 17}">${escape(shown)}</text>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escape(title)}">
  <style>
    text { font: 13px system-ui, sans-serif; fill: #1f2328; }
    .title { font-weight: 600; font-size: 15px; }
    .value { font-variant-numeric: tabular-nums; }
    .ours { fill: #0b7a5e; }
    .other { fill: #a3abb5; }
    @media (prefers-color-scheme: dark) {
      text { fill: #e6edf3; }
      .ours { fill: #3fc79a; }
      .other { fill: #6b7684; }
    }
  </style>
  <text class="title" x="8" y="24">${escape(title)}</text>${rows.join('')}
</svg>
`;
}

/** Three digits that count, thousands apart. */
export function readable(value: number): string {
  const digits = value >= 100 ? 0 : value >= 10 ? 1 : 2;
  return value.toLocaleString('en', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
}

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
