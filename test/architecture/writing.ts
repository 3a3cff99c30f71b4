import { blanked, importsOf, type Module } from './scan.ts';

/** What a use case is given that writes; one that only looks, or tells what a write came to, takes a part of it. */
const TAKES_A_WRITE = /:\s*Write\b(?!\s*\[)/;

const USE_CASE = /^src\/usecases\//;
const COMMAND = /^src\/cli\/commands\//;

/**
 * Actions that may call another use case as well, with the reason.
 * `shop edit`: what was left as it was, is kept under the request's key, and nothing is put in force.
 */
const ALSO: Readonly<Record<string, readonly string[]>> = {
  'src/cli/commands/shop.ts': ['leaveShop'],
};

/** A command parses, calls one use case for what it writes, and shows one view: actions that call several, each in a sentence. */
export function severalWrites(modules: readonly Module[]): string[] {
  const writers = new Map(
    modules
      .filter(({ path }) => USE_CASE.test(path))
      .map((module) => [module.path, writersIn(blanked(module.source))] as const),
  );
  return modules
    .filter(({ path }) => COMMAND.test(path))
    .flatMap((module) => {
      const { path, source } = module;
      const code = blanked(source);
      const imported = importsOf(module, code).flatMap(({ target }) => writers.get(target) ?? []);
      const also = ALSO[path] ?? [];
      return actionsIn(code).flatMap((action) => {
        const called = calledFrom(action, functionsIn(code), imported).filter((name) => !also.includes(name));
        return called.length < 2
          ? []
          : [`${path} writes by ${called.sort().join(' and ')} in one action: a command calls one use case.`];
      });
    });
}

/** The exported functions that are given a whole `Write`. */
function writersIn(code: string): string[] {
  return [...code.matchAll(/^export (?:async )?function (\w+)/gm)].flatMap(({ index, 1: name = '' }) => {
    const opens = code.indexOf('(', index);
    return TAKES_A_WRITE.test(code.slice(opens, closingOf(code, opens + 1))) ? [name] : [];
  });
}

/** What commander is given to do. */
function actionsIn(code: string): string[] {
  return [...code.matchAll(/\.action\(/g)].map(({ index, 0: call }) => {
    const begins = index + call.length;
    return code.slice(begins, closingOf(code, begins));
  });
}

/** The file's own functions by name, without the actions that they hand over. */
function functionsIn(code: string): ReadonlyMap<string, string> {
  return new Map(
    [...code.matchAll(/^(?:export )?(?:async )?function (\w+)/gm)].map(({ index, 1: name = '' }) => {
      const body = code.slice(index + name.length, code.indexOf('\n}', index));
      return [name, actionsIn(body).reduce((rest, action) => rest.replace(action, ''), body)];
    }),
  );
}

/** Those of the names that are called there, or by what is called there. */
function calledFrom(
  text: string,
  functions: ReadonlyMap<string, string>,
  names: readonly string[],
): string[] {
  const seen = new Set<string>();
  const found = new Set<string>();
  const visit = (body: string) => {
    for (const [, name = ''] of body.matchAll(/\b(\w+)\b/g)) {
      if (names.includes(name)) found.add(name);
      const own = functions.get(name);
      if (own === undefined || seen.has(name)) continue;
      seen.add(name);
      visit(own);
    }
  };
  visit(text);
  return [...found];
}

/** Where the bracket closes that was opened before `at`. */
export function closingOf(code: string, at: number): number {
  let open = 1;
  let next = at;
  for (; open > 0 && next < code.length; next += 1) {
    if ('([{'.includes(code.charAt(next))) open += 1;
    else if (')]}'.includes(code.charAt(next))) open -= 1;
  }
  return next;
}
