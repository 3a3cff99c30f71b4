import { posix } from 'node:path';

/** A source file: its path from the repository's root, with forward slashes, and its text. */
export interface Module {
  readonly path: string;
  readonly source: string;
}

/**
 * `type`: vanishes when built. `static`: read together with the importing file. `lazy`: `import()` or `require()`.
 * `target` is a path from the root for one of our files, else a package (`zod`, `@inquirer/core`) or `node:fs`.
 */
export interface Import {
  readonly kind: 'type' | 'static' | 'lazy';
  readonly target: string;
  readonly ours: boolean;
}

const REGEX_MAY_FOLLOW = /(?:^|[=(,:[!&|?{};+<>*%^~-]|\b(?:return|typeof|case|in|of|void|await))\s*$/;

/** Where the string, template, comment or regular expression that begins at `at` ends; `at` where none begins. */
function endOfLiteral(source: string, at: number, before: string): number {
  const two = source.slice(at, at + 2);
  const end = (mark: string, from: number) => {
    const found = source.indexOf(mark, from);
    return found < 0 ? source.length : found;
  };
  if (two === '//') return end('\n', at);
  if (two === '/*') return end('*/', at + 2) + 2;
  const quote = source.charAt(at);
  if (quote === '/' && REGEX_MAY_FOLLOW.test(before)) {
    const regex = /\/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n])+\//y;
    regex.lastIndex = at;
    return regex.test(source) ? regex.lastIndex : at;
  }
  if (quote !== "'" && quote !== '"') return at;
  let next = at + 1;
  while (next < source.length && source[next] !== quote) next += source[next] === '\\' ? 2 : 1;
  return next + 1;
}

/**
 * The source with the insides of comments, strings and regular expressions made blank, every other character where
 * it was. Of templates the text goes and the code in `${}` stays.
 */
export function blanked(source: string): string {
  let code = '';
  const blank = (until: number) => {
    code += source.slice(code.length, until).replace(/[^\n]/g, ' ');
  };
  const braces: ('template' | 'code')[] = [];
  const template = (from: number) => {
    let next = from;
    while (next < source.length && source[next] !== '`' && !source.startsWith('${', next))
      next += source[next] === '\\' ? 2 : 1;
    blank(next);
    if (source[next] === '`') code += '`';
    else if (next < source.length) {
      code += '${';
      braces.push('template');
    }
  };
  while (code.length < source.length) {
    const at = code.length;
    const character = source.charAt(at);
    const end = endOfLiteral(source, at, code.slice(-40));
    if (end > at) {
      const quoted = character !== '/';
      if (quoted) code += character;
      blank(quoted ? end - 1 : end);
      if (quoted) code += character;
      continue;
    }
    code += character;
    if (character === '`') template(at + 1);
    else if (character === '{') braces.push('code');
    else if (character === '}' && braces.pop() === 'template') template(at + 1);
  }
  return code;
}

const IMPORT_FORMS =
  /\b(?:import|export)\s+(?<clause>[\w$\s{},*]+?)\s*\bfrom\s*(?<from>['"])|\bimport\s*(?<bare>['"])|(?<typeof>\btypeof\s+)?\b(?:import|require)\s*\(\s*(?<lazy>['"])/g;

function kindOf({ clause, typeof: typeOf, lazy }: Record<string, string | undefined>): Import['kind'] {
  if (lazy !== undefined) return typeOf === undefined ? 'lazy' : 'type';
  if (clause === undefined) return 'static';
  if (/^type\b/.test(clause)) return 'type';
  const named = /^\{(?<names>[^}]*)\}$/.exec(clause.trim())?.groups?.['names'] ?? null;
  const names = named?.split(',').filter((name) => name.trim() !== '') ?? [];
  return names.length > 0 && names.every((name) => /^\s*type\s/.test(name)) ? 'type' : 'static';
}

function packageOf(specifier: string): string {
  if (specifier.startsWith('node:')) return specifier;
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

/** What a module imports, as biome formats it: `import … from`, `export … from`, `import '…'`, `import('…')`. */
export function importsOf({ path, source }: Module, code = blanked(source)): Import[] {
  return [...code.matchAll(IMPORT_FORMS)].map((match) => {
    const start = match.index + match[0].length;
    const specifier = source.slice(start, code.indexOf(code.charAt(start - 1), start));
    const ours = specifier.startsWith('.');
    const target = ours ? posix.join(posix.dirname(path), specifier) : packageOf(specifier);
    return { kind: kindOf(match.groups ?? {}), target, ours };
  });
}
