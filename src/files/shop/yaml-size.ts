import { CST, Lexer } from 'yaml';

/** Far more levels than a shop file has, whose deepest value is the hours of a technician. */
const MOST_LEVELS = 60;

/** Those of a shop with 40 technicians who all have hours of their own, 40 services and 200 closures, and some more. */
const MOST_TOKENS = 12_000;

/**
 * What is wrong with the size of a YAML text, or null, found without building anything. The library goes down a level by a
 * call, and at the end of the stack Node cannot even compile a pattern and ends the process. What is counted is never less
 * than the real depth: each bracket and, outside of brackets, each column that a line is indented and each `-`, `?` and `:`
 * in it.
 */
export function sizeProblem(text: string): string | null {
  let [tokens, brackets, indent, marks] = [0, 0, 0, 0];
  let isLineStart = true;
  let isContent = false;
  for (const token of new Lexer().lex(text)) {
    const type: string | null = isContent ? 'content' : CST.tokenType(token);
    tokens += 1;
    if (tokens > MOST_TOKENS) return 'it has far more values than a shop has settings';
    if (type === 'newline' || (type === 'content' && token.endsWith('\n'))) {
      [indent, marks, isLineStart, isContent] = [0, 0, true, false];
      continue;
    }
    // The words of a scalar are a token of their own, and look like any other.
    isContent = type === 'scalar';
    if (type === 'space' && isLineStart) indent = token.length;
    if (type === 'flow-map-start' || type === 'flow-seq-start') brackets += 1;
    if (type === 'flow-map-end' || type === 'flow-seq-end') brackets -= 1;
    if (brackets < 0) return 'a bracket is closed that was never opened';
    if (isMark(type) && brackets === 0) marks += 1;
    isLineStart = false;
    if (brackets > MOST_LEVELS || (marks > 0 && indent + marks > MOST_LEVELS))
      return 'it is nested too deeply for a setting of a shop';
  }
  return null;
}

function isMark(type: string | null): boolean {
  return type === 'seq-item-ind' || type === 'explicit-key-ind' || type === 'map-value-ind';
}

/** What `read` gives. The library makes an error for every slip it finds, and tracing them costs more than all the rest. */
export function withoutTraces<T>(read: () => T): T {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return read();
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}
