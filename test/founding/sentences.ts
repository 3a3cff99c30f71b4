import { readFileSync } from 'node:fs';
import { parseAst } from 'rolldown/parseAst';

/** A node of a syntax tree, as far as it is looked at here. */
// oxlint-disable-next-line typescript/no-explicit-any -- a tree of many kinds of nodes
type Node = any;

const TELLERS: ReadonlySet<string> = new Set(['describe', 'test', 'it', 'on']);

/** Of what is skipped nobody can say that it holds. */
const SKIPPED: ReadonlySet<string> = new Set(['skip', 'todo']);

const known = new Map<string, ReadonlySet<string>>();

/**
 * What the tests of a file say: each by its own words, by those of the descriptions around it, and by both, one after the other. A
 * case of a table is told by the words that its row puts into the title. `path` is one from the root of the repository.
 */
export function sentencesIn(path: string): ReadonlySet<string> {
  const before = known.get(path);
  if (before !== undefined) return before;
  const sentences = sentencesOf(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8'));
  known.set(path, sentences);
  return sentences;
}

export function sentencesOf(source: string): ReadonlySet<string> {
  const tree: Node = parseAst(source, { lang: 'ts' });
  const tables = tablesIn(tree);
  const sentences = new Set<string>();
  tell(tree, [], tables, sentences);
  return sentences;
}

function tell(
  node: Node,
  within: readonly string[],
  tables: ReadonlyMap<string, Node>,
  sentences: Set<string>,
): void {
  if (Array.isArray(node)) {
    for (const one of node) tell(one, within, tables, sentences);
    return;
  }
  if (typeof node !== 'object' || node === null) return;
  const told = toldBy(node);
  if (told === null) {
    for (const part of Object.values(node)) tell(part, within, tables, sentences);
    return;
  }
  if (told.words.some((word) => SKIPPED.has(word))) return;
  for (const title of titlesOf(told, tables)) {
    if (told.words[0] === 'describe') tell(node.arguments.slice(1), [...within, title], tables, sentences);
    else for (const sentence of saidBy([...within, title])) sentences.add(sentence);
  }
}

/** Each of the titles by itself, and behind those around it. */
function saidBy(titles: readonly string[]): string[] {
  return titles.flatMap((title, i) => [title, titles.slice(0, i + 1).join(' ')]);
}

/** A test or a description: how it is called up (`test`, `each`), its title, and its table if it has one. */
interface Told {
  readonly words: readonly string[];
  readonly title: string;
  readonly rows: Node;
}

/** Null for what is none. */
function toldBy(node: Node): Told | null {
  if (node.type !== 'CallExpression') return null;
  const title = textOf(node.arguments[0]);
  const isTable = node.callee.type === 'CallExpression';
  const words = wordsOf(isTable ? node.callee.callee : node.callee);
  if (title === null || !TELLERS.has(words[0] ?? '')) return null;
  return { words, title, rows: isTable ? node.callee.arguments[0] : null };
}

/** `test.each` is two words; none where it is no such chain of names. */
function wordsOf(node: Node): string[] {
  if (node.type === 'Identifier') return [node.name];
  if (node.type !== 'MemberExpression' || node.property.type !== 'Identifier') return [];
  const words = wordsOf(node.object);
  return words.length === 0 ? [] : [...words, node.property.name];
}

/** The title as it is written, and what it says of each case. */
function titlesOf({ title, rows }: Told, tables: ReadonlyMap<string, Node>): string[] {
  const table = bare(rows?.type === 'Identifier' ? tables.get(rows.name) : rows);
  const cases: Node[] = table?.type === 'ArrayExpression' ? table.elements.map(bare) : [];
  return [...new Set([title, ...cases.map((one) => filled(title, one))])];
}

/** By what a row has under the names in the title, or in their places. */
function filled(title: string, row: Node): string {
  if (row?.type === 'ObjectExpression')
    return title.replace(/\$(\w+)/g, (whole, key: string) => {
      const property = row.properties.find((one: Node) => one.key?.name === key);
      return textOf(property?.value) ?? whole;
    });
  const values: Node[] = row?.type === 'ArrayExpression' ? row.elements : [row];
  let next = 0;
  return title.replace(/%[sdij]/g, (whole) => textOf(values[next++]) ?? whole);
}

/** The lists that have a name in the file. */
function tablesIn(tree: Node): ReadonlyMap<string, Node> {
  const declared = tree.body.flatMap((one: Node) =>
    one.type === 'VariableDeclaration' ? one.declarations : [],
  );
  return new Map(declared.map(({ id, init }: Node) => [id.name, init]));
}

/** Without what only the type checker reads. */
function bare(node: Node): Node {
  return node?.type === 'TSAsExpression' || node?.type === 'TSSatisfiesExpression'
    ? bare(node.expression)
    : node;
}

function textOf(node: Node): string | null {
  if (node?.type === 'Literal' && ['string', 'number', 'boolean'].includes(typeof node.value))
    return String(node.value);
  if (node?.type !== 'TemplateLiteral') return null;
  return node.quasis.map((part: Node) => part.value.cooked).join('${}');
}
