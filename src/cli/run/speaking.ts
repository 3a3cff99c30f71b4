import { themeOf } from '../../output/form/theme.ts';
import { envelope, jsonText, type View } from '../../output/form/view.ts';
import { inColumns } from '../../output/form/wrap.ts';
import type { App, GlobalOptions, OutputStream } from '../app.ts';
import type { Paging } from '../terminal/paging.ts';
import { colorWanted, columnsOf, widthFor } from '../terminal/terminal-looks.ts';
import type { World } from '../world.ts';

/** What a run says: its result on stdout, and all else on stderr. */
export interface Speaking extends Pick<App, 'showBefore' | 'showAside' | 'tell' | 'warn'> {
  /** Prints the result, or leaves it to the pager. */
  result(view: View): void;
  colorOn(stream: OutputStream): boolean;
}

/** `isRepeating`: what is told now was told before (`asking/stepping-back.ts`). */
export function speakingTo(
  { stdout, stderr, environment }: Pick<World, 'stdout' | 'stderr' | 'environment'>,
  options: () => GlobalOptions,
  paging: Paging,
  isRepeating: () => boolean,
): Speaking {
  const colorOn = (stream: OutputStream) => colorWanted(stream, options(), environment);
  const themeOn = (stream: OutputStream) => themeOf({ color: colorOn(stream), ...columnsOf(stream) });
  const laidOut = (view: View) => {
    const theme = themeOn(stdout);
    const text = view.text(theme);
    return view.isLaidOut === true ? text : inColumns(text, theme.columns);
  };
  const speaking: Speaking = {
    colorOn,
    result: (view) => {
      const text = options().json ? jsonText(envelope(view)) : laidOut(view);
      if (!paging.keeps(text)) stdout.write(text);
    },
    showBefore: (view) => {
      if (!options().json && !isRepeating()) stdout.write(laidOut(view));
    },
    showAside: (view) => speaking.tell(view.text(themeOn(stderr)).trimEnd()),
    tell: (text) => {
      if (!isRepeating()) paging.after(() => stderr.write(`${inColumns(text, widthFor(stderr))}\n`));
    },
    warn: (text) => speaking.tell(`${themeOn(stderr).warning} ${text}`),
  };
  return speaking;
}
