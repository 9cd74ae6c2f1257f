/**
 * What a release asks an operator for beyond the active one, or at all while there is none, as the end of
 * a sentence; empty when it asks for nothing. `added` are lines of its difference, such as `needs mail.send`.
 */
export function releaseAsks(added: readonly string[]): string {
  const asked = added.flatMap((line) => {
    const kind = kinds.find(({ begins }) => line.startsWith(begins));
    return kind ? [{ kind, text: line.slice(kind.begins.length) }] : [];
  });
  const clauses = kinds.flatMap((kind) => {
    const texts = asked.filter((it) => it.kind === kind).map(({ text }) => text);
    return texts.length > 0 ? [kind.says(texts.join(', '))] : [];
  });
  return clauses.length > 0 ? `: ${clauses.join('; ')}` : '';
}

/** What is open to everybody comes first: it is the most to decide. */
const kinds = [
  {
    begins: 'public route ',
    says: (list: string) => `people who are not signed in could reach ${list}`,
  },
  {
    begins: 'replaces ',
    says: (list: string) =>
      `it takes the place of ${list} for good, with the settings and what operators decided`,
  },
  { begins: 'needs ', says: (list: string) => `it asks for ${list}` },
  { begins: 'permission ', says: (list: string) => `it brings the permission ${list}` },
  {
    begins: 'page for settings of the ',
    says: (list: string) => `it has a page of its own for the settings of the ${list}`,
  },
  {
    begins: 'browser feature ',
    says: (list: string) => `its pages could use in the browser ${list}`,
  },
  { begins: 'pages of ', says: (list: string) => `its pages could show those of ${list}` },
];
