/**
 * The text of a `.env` with the variable set to the value and all else kept: comments, order, line ends. Every line that
 * sets it is replaced, because readers differ on which of two counts; where none does, one is added at the end.
 */
export function withVariable(text: string, name: string, value: string): string {
  const written = `${name}=${quotedIfNeeded(value)}`;
  const setting = new RegExp(
    `^([ \\t]*(?:export[ \\t]+)?)${name}[ \\t]*=[ \\t]*(?:(["'\`])[\\s\\S]*?\\2[^\\r\\n]*|[^\\r\\n]*)`,
    'gm',
  );
  let found = false;
  const replaced = text.replace(setting, (_, before: string) => {
    found = true;
    return before + written;
  });
  if (found) return replaced;
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  const gap = text === '' || text.endsWith('\n') ? '' : lineEnd;
  return `${text}${gap}${written}${lineEnd}`;
}

/** In quotes that are not in it: such a file knows no way to write them inside. */
function quotedIfNeeded(value: string): string {
  if (/^[\w.~/+:@-]*$/.test(value)) return value;
  const quote = ["'", '`', '"'].find((one) => !value.includes(one)) ?? "'";
  return `${quote}${value}${quote}`;
}
