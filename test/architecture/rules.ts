import { DOORS } from '../../scripts/doors.ts';
import {
  AMBIENT,
  AMBIENT_ALLOWED,
  ASKING_A_STORE,
  ASKS_NO_STORE,
  COSTLY,
  COSTLY_OF_NODE,
  GIVES_FACTS,
  KNOWN_BY,
  LAYERS,
  type Layer,
  LONG_LINES,
  MOST_LINES,
  PURE,
  PURE_NODE_MODULES,
  SENTENCE,
  UNFINISHED,
} from './layers.ts';
import { blanked, type Import, importsOf, type Module } from './scan.ts';
import { closingOf, severalWrites } from './writing.ts';

interface Scanned extends Module {
  readonly code: string;
  readonly imports: readonly Import[];
}

const covers = (places: readonly string[] | undefined, path: string) =>
  places?.some((place) => (place.endsWith('/') ? path.startsWith(place) : path === place)) ?? false;

const layerOf = (path: string) => LAYERS.find(({ files }) => files.test(path));

function refusedImport(layer: Layer, from: string, { kind, target }: Import): string | null {
  if (covers(layer.may, target)) return null;
  if (kind === 'type' && (covers(layer.types, target) || covers(layer.lazily, target))) return null;
  if (kind === 'lazy' && covers(layer.lazily, target)) return null;
  if (covers(layer.types, target)) return `${from} may import only types from ${target}.`;
  if (covers(layer.lazily, target)) return `${from} must load ${target} with import() when it is needed.`;
  return `${from} may not import ${target}: that is not for ${layer.name}.`;
}

function importViolations({ path, imports }: Scanned): string[] {
  const layer = layerOf(path);
  if (layer === undefined)
    return [`${path} belongs to no layer: give it one in test/architecture/layers.ts.`];
  return imports
    .filter(({ ours }) => ours)
    .map((each) => refusedImport(layer, path, each))
    .filter((sentence) => sentence !== null);
}

function packageViolations({ path, imports }: Scanned): string[] {
  return imports
    .filter(({ ours }) => !ours)
    .flatMap(({ target }) => {
      const lighter = COSTLY_OF_NODE[target];
      if (lighter !== undefined)
        return [`${path} may not import ${target}, which makes Node's streams at once: ${lighter} will do.`];
      if (target.startsWith('node:')) {
        const allowed = !PURE.test(path) || PURE_NODE_MODULES.includes(target);
        return allowed ? [] : [`${path} may not import ${target}: it touches nothing outside itself.`];
      }
      const knownBy = KNOWN_BY[target];
      if (knownBy === undefined)
        return [`${path} imports ${target}: say in test/architecture/layers.ts who may know it.`];
      return knownBy.test(path) ? [] : [`${path} may not know ${target}: only ${knownBy.source} may.`];
    });
}

const linesIn = (source: string) => source.trimEnd().split('\n').length;

function textViolations({ path, source, code }: Scanned): string[] {
  const ambient = AMBIENT_ALLOWED.test(path) ? [] : AMBIENT;
  const lines = linesIn(source);
  const asksAStore = ASKS_NO_STORE.test(path) && ASKING_A_STORE.test(code);
  return [
    ...(asksAStore ? [`${path} asks the store: there is a use case for it, or should be.`] : []),
    ...wordsInFailures(path, source, code),
    ...ambient.flatMap(({ pattern, reads }) => {
      const found = pattern.exec(code)?.[0];
      return found === undefined
        ? []
        : [`${path} reads ${reads} by itself (${found}): it must be passed in.`];
    }),
    ...(lines > MOST_LINES ? [`${path} has ${lines} lines; the most is ${MOST_LINES}.`] : []),
  ];
}

/** Sentences that a failure is given where it is thrown. */
function wordsInFailures(path: string, source: string, code: string): string[] {
  if (!GIVES_FACTS.test(path)) return [];
  return [...code.matchAll(/\bnew AppError\(/g)].flatMap(({ index, 0: call }) => {
    const begins = index + call.length;
    const ends = closingOf(code, begins);
    const given = code.slice(begins, ends);
    return [...given.matchAll(/(['"`]) +\1/g)]
      .map((literal) =>
        source.slice(begins + literal.index + 1, begins + literal.index + literal[0].length - 1),
      )
      .filter((text) => SENTENCE.test(text))
      .map((text) => `${path} words a failure (${text}): give it a fact, which src/output/ words.`);
  });
}

/** Ways from `start` along `follow` to a module that imports one of the costly packages. */
function costlyViolations(start: string, modules: ReadonlyMap<string, Scanned>): string[] {
  const found: string[] = [];
  const seen = new Set<string>();
  const visit = (path: string, way: readonly string[]): void => {
    if (seen.has(path)) return;
    seen.add(path);
    for (const { kind, target, ours } of modules.get(path)?.imports ?? []) {
      if (kind !== 'static') continue;
      if (ours) visit(target, [...way, target]);
      else if (COSTLY.includes(target))
        found.push(
          `${way.join(' → ')} → ${target} is read at once: load it with import() when it is needed.`,
        );
    }
  };
  visit(start, [start]);
  return found;
}

/** Every cycle once, from a node back to itself. */
function cyclesOf(nodes: Iterable<string>, next: (node: string) => Iterable<string>): string[][] {
  const found: string[][] = [];
  const done = new Set<string>();
  const visit = (node: string, way: readonly string[]): void => {
    const before = way.indexOf(node);
    if (before >= 0) found.push([...way.slice(before), node]);
    if (before >= 0 || done.has(node)) return;
    for (const after of next(node)) visit(after, [...way, node]);
    done.add(node);
  };
  for (const node of nodes) visit(node, []);
  return found;
}

/** Type imports and lazy imports included. */
function cycles(modules: ReadonlyMap<string, Scanned>): string[] {
  const importedBy = (path: string) =>
    (modules.get(path)?.imports ?? []).filter(({ ours }) => ours).map(({ target }) => target);
  return cyclesOf(modules.keys(), importedBy).map((way) => `${way.join(' → ')} is a cycle.`);
}

/** The folder of a file within its room (`src/store`), which is where the file lies; null at the root of `src/`. */
const folderOf = (path: string) => (path.split('/').length > 2 ? path.slice(0, path.lastIndexOf('/')) : null);
const roomOf = (path: string) => path.split('/').slice(0, 2).join('/');

/** Every cycle of folders within a room once. What is loaded when it is needed makes no folder stand on another. */
function folderCycles(modules: ReadonlyMap<string, Scanned>): string[] {
  const standsOn = new Map<string, Set<string>>();
  for (const { path, imports } of modules.values()) {
    const folder = folderOf(path);
    for (const { target, ours, kind } of imports) {
      const below = folderOf(target);
      if (!ours || kind === 'lazy' || folder === null || below === null) continue;
      if (folder === below || roomOf(path) !== roomOf(target)) continue;
      standsOn.set(folder, (standsOn.get(folder) ?? new Set()).add(below));
    }
  }
  return cyclesOf(standsOn.keys(), (folder) => standsOn.get(folder) ?? []).map(
    (way) => `${way.join(' → ')}: folders of one room may not stand on each other.`,
  );
}

/** What is wrong with the sources below src/, each in a sentence that names the file and the rule. */
export function violations(modules: readonly Module[]): string[] {
  const scanned = modules.map((module) => {
    const code = blanked(module.source);
    return { ...module, code, imports: importsOf(module, code) };
  });
  const byPath = new Map(scanned.map((module) => [module.path, module]));
  const starts = [...byPath.keys()].filter((path) => DOORS.some((door) => door.starts.test(path)));
  const found = [
    ...scanned.flatMap(importViolations),
    ...scanned.flatMap(packageViolations),
    ...scanned.flatMap(textViolations),
    ...scanned.flatMap(unfinished),
    ...severalWrites(scanned),
    ...starts.flatMap((start) => costlyViolations(start, byPath)),
    ...cycles(byPath),
    ...folderCycles(byPath),
  ];
  return [...new Set(found)];
}

/** What holds for every file that is ours, tests and scripts included. */
export function unfinished({ path, source }: Module): string[] {
  return UNFINISHED.flatMap(({ pattern, name, in: files }) => {
    const found = files?.test(path) === false ? undefined : pattern.exec(source)?.[0];
    return found === undefined ? [] : [`${path} holds ${name} (${found}).`];
  });
}

/** What is wrong with the lengths of all files together. */
export function manyLong(modules: readonly Module[]): string[] {
  const long = modules
    .map(({ path, source }) => ({ path, lines: linesIn(source) }))
    .filter(({ lines }) => lines >= LONG_LINES)
    .sort((a, b) => b.lines - a.lines);
  if (long.length <= modules.length / 20) return [];
  const listed = long.map(({ path, lines }) => `${path} (${lines})`).join(', ');
  return [
    `${long.length} of ${modules.length} files have ${LONG_LINES} lines or more, and one in twenty may: ${listed}.`,
  ];
}
