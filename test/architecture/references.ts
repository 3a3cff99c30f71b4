/** A text of the repository. Paths are relative to its root. */
export interface Text {
  readonly path: string;
  readonly text: string;
}

/** Documents with numbered sections, by path: the sections that they have. */
export type Sections = ReadonlyMap<string, ReadonlySet<string>>;

const POINTER = /docs\/(?:protocol|google)\.md(?: §(\d+))?/g;
/** Within a numbered document a section of its own needs no name before it; those of standards have one. */
const OWN_POINTER = /(?<!\.md |RFC \d{4} |\d)§(\d+)/g;
const DECISION = /(?<=docs\/decisions\/|\bdecisions? |\bdecisions 0\d{3} and )0\d{3}\b/g;
/** Documents that are no part of the repository. */
const OUTSIDE = /RELIABILITY\b|\bGOOGLE(?:\.md)? §/;

/** The numbers of its sections: `## 7. The three-way rule`. */
export function sectionsOf(markdown: string): ReadonlySet<string> {
  return new Set([...markdown.matchAll(/^## (\d+)\. /gm)].map(([, number]) => number as string));
}

/** What is wrong with the pointers of a text into documents, one sentence each. `decisions`: the numbers that there are. */
export function brokenPointers(
  { path, text }: Text,
  sections: Sections,
  decisions: ReadonlySet<string>,
): string[] {
  const found: string[] = [];
  for (const [pointer, number] of text.matchAll(POINTER)) {
    const document = pointer.split(' ')[0] as string;
    if (number === undefined && path.endsWith('.ts'))
      found.push(`${path} points to no section of ${document}`);
    if (number !== undefined && sections.get(document)?.has(number) !== true)
      found.push(`${path} points to ${pointer}, which is not there`);
  }
  const own = sections.get(path);
  if (own !== undefined) {
    for (const [, number] of text.matchAll(OWN_POINTER))
      if (!own.has(number as string)) found.push(`${path} has no section ${number}`);
  }
  for (const [number] of text.matchAll(DECISION))
    if (!decisions.has(number)) found.push(`${path} names decision ${number}, which is not there`);
  if (OUTSIDE.test(text)) found.push(`${path} points to a document outside of the repository`);
  return found;
}

/**
 * The files and folders that a document names and that are not there: in its links, and in its words set as code. `base`: the
 * folders below which it may name them by the rest of their path; with `anywhere` that may be any folder.
 */
export function missingPaths(
  { path, text }: Text,
  paths: readonly string[],
  { base = [], anywhere = false }: { readonly base?: readonly string[]; readonly anywhere?: boolean } = {},
): string[] {
  const prose = text.replace(/^```[\s\S]*?^```/gm, '');
  const folder = path.includes('/') ? path.slice(0, path.lastIndexOf('/') + 1) : '';
  const linked = [...prose.matchAll(/\]\((?!\w+:)([^)#]+)/g)].map(([, target]) => `${folder}${target}`);
  const named = [...prose.matchAll(/`([^`\n]+)`/g)].flatMap(([, word]) =>
    isPath(word as string) ? [word as string] : [],
  );
  const isThere = (name: string) => {
    const before = anywhere ? '(?:.*/)?' : `(?:${base.map(literal).join('|')})?`;
    const wanted = new RegExp(`^${before}${literal(name.replace(/\/$/, ''))}(?:/.*)?$`);
    return paths.some((one) => wanted.test(one));
  };
  return [...linked, ...named]
    .filter((name) => !isThere(name))
    .map((name) => `${path} names ${name}, which is not there`);
}

/** Of what the build makes nothing is in the repository. */
function isPath(word: string): boolean {
  if (!/^[\w.@*-]+(?:\/[\w.@*-]+)*\/?$/.test(word) || word.startsWith('dist/')) return false;
  return word.includes('/') || /\.(?:ts|js|cjs|md|json|html)$/.test(word);
}

/** As a pattern, in which `*` stands for any letters of a name. */
function literal(path: string): string {
  return path.replace(/[.@+]/g, String.raw`\$&`).replaceAll('*', '[^/]*');
}
