import {
  AMBIENT,
  AMBIENT_ALLOWED,
  COSTLY,
  COSTLY_OF_NODE,
  KNOWN_BY,
  LAYERS,
  type Layer,
  MOST_LINES,
  PURE,
  PURE_NODE_MODULES,
  UNFINISHED,
} from './layers.ts';
import { blanked, type Import, importsOf, type Module } from './scan.ts';

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

function textViolations({ path, source, code }: Scanned): string[] {
  const ambient = AMBIENT_ALLOWED.test(path) ? [] : AMBIENT;
  const lines = source.trimEnd().split('\n').length;
  return [
    ...ambient.flatMap(({ pattern, reads }) => {
      const found = pattern.exec(code)?.[0];
      return found === undefined
        ? []
        : [`${path} reads ${reads} by itself (${found}): it must be passed in.`];
    }),
    ...(lines > MOST_LINES ? [`${path} has ${lines} lines; the most is ${MOST_LINES}.`] : []),
  ];
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

/** Every cycle once, type imports and lazy imports included. */
function cycles(modules: ReadonlyMap<string, Scanned>): string[] {
  const found: string[] = [];
  const done = new Set<string>();
  const visit = (path: string, way: readonly string[]): void => {
    const before = way.indexOf(path);
    if (before >= 0) found.push(`${[...way.slice(before), path].join(' → ')} is a cycle.`);
    if (before >= 0 || done.has(path)) return;
    for (const { target, ours } of modules.get(path)?.imports ?? []) if (ours) visit(target, [...way, path]);
    done.add(path);
  };
  for (const path of modules.keys()) visit(path, []);
  return found;
}

/** What is wrong with the sources below src/, each in a sentence that names the file and the rule. */
export function violations(modules: readonly Module[]): string[] {
  const scanned = modules.map((module) => {
    const code = blanked(module.source);
    return { ...module, code, imports: importsOf(module, code) };
  });
  const byPath = new Map(scanned.map((module) => [module.path, module]));
  const starts = [...byPath.keys()].filter((path) => /^src\/(?:main\.ts|cli\/commands\/)/.test(path));
  const found = [
    ...scanned.flatMap(importViolations),
    ...scanned.flatMap(packageViolations),
    ...scanned.flatMap(textViolations),
    ...scanned.flatMap(unfinished),
    ...starts.flatMap((start) => costlyViolations(start, byPath)),
    ...cycles(byPath),
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
