/** Names and values in the order of the page. */
export type Controls = [string, string][];

/** What a browser would send of a form of our own pages that nobody has touched. */
export function controlsOf(page: string, formId: string): Controls {
  const [, form = ''] = new RegExp(`<form id="${formId}"[^>]*>([^]*?)</form>`).exec(page) ?? [];
  const controls = form.matchAll(
    /<input\b([^>]*)>|<textarea\b([^>]*)>\n?([^]*?)<\/textarea>|<select\b([^>]*)>([^]*?)<\/select>/g,
  );
  return [...controls].flatMap(([, input, area, text = '', select, options = '']): Controls => {
    const attributes = input ?? area ?? select ?? '';
    const name = attribute(attributes, 'name');
    if (name === undefined || /\sdisabled/.test(attributes)) return [];
    if (area !== undefined) return [[name, decoded(text)]];
    if (select !== undefined) return chosenOf(options).map((value) => [name, value]);
    const isBox = attribute(attributes, 'type') === 'checkbox';
    if (isBox && !/\schecked/.test(attributes)) return [];
    return [[name, attribute(attributes, 'value') ?? '']];
  });
}

/** What is chosen, if it may be sent. */
function chosenOf(options: string): string[] {
  const all = [...options.matchAll(/<option\b([^>]*)>/g)].map(([, attributes = '']) => attributes);
  const chosen = all.find((it) => /\sselected/.test(it)) ?? all[0] ?? '';
  return /\sdisabled/.test(chosen) ? [] : [attribute(chosen, 'value') ?? ''];
}

function attribute(attributes: string, name: string): string | undefined {
  const value = new RegExp(`\\s${name}="([^"]*)"`).exec(attributes)?.[1];
  return value === undefined ? undefined : decoded(value);
}

const entities: Record<string, string> = { lt: '<', gt: '>', quot: '"', '#39': "'", amp: '&' };

function decoded(text: string): string {
  return text.replace(/&(lt|gt|quot|#39|amp);/g, (_, name: string) => entities[name] ?? '');
}
