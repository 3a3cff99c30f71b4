import kleur from 'kleur';

type Paint = (text: string) => string;

/** How text for people looks. One per stream: results and warnings may go to different places. */
export interface Theme {
  /** Width of the terminal in columns; Infinity where there is none, so that nothing is cut off. */
  readonly columns: number;
  readonly bold: Paint;
  readonly dim: Paint;
  readonly good: Paint;
  readonly warn: Paint;
  readonly bad: Paint;
  /** ✓ */
  readonly done: string;
  /** ! */
  readonly warning: string;
  /** ✗ */
  readonly failed: string;
}

const PLAIN: Paint = (text) => text;

/** kleur decides once for the whole process; here each theme decides, from what its caller knows about its stream. */
function painted(paint: (text: string) => string): Paint {
  return (text) => {
    kleur.enabled = true;
    return text === '' ? text : paint(text);
  };
}

/** `color`: whether this stream shows colours; the caller weighs terminal, NO_COLOR, FORCE_COLOR and --no-color. */
export function themeOf({ color, columns }: { readonly color: boolean; readonly columns?: number }): Theme {
  const paint = (name: 'bold' | 'dim' | 'green' | 'yellow' | 'red') =>
    color ? painted((text) => kleur[name](text)) : PLAIN;
  const good = paint('green');
  const warn = paint('yellow');
  const bad = paint('red');
  return {
    columns: columns ?? Number.POSITIVE_INFINITY,
    bold: paint('bold'),
    dim: paint('dim'),
    good,
    warn,
    bad,
    done: good('✓'),
    warning: warn('!'),
    failed: bad('✗'),
  };
}
