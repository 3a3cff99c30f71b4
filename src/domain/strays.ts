/** A live event of an earlier generation, and the number of the hint that told of it. */
export interface Stray {
  readonly generation: number;
  readonly hint: number;
  /** The state in which it was last read, or `ANY_STATE`; left out: it has to be read before it may be removed. */
  readonly etag?: string;
  /** The calendar refused its removal for good: left until a person wants another try, or it is seen again. */
  readonly refused?: true;
}

/** What of an image tells of them. */
interface Straying {
  readonly hints: number;
  readonly hintsSeen: number;
  readonly strays: readonly Stray[];
}

/** Of which of them something is said. */
type Named = Pick<Stray, 'generation' | 'hint'>;

/** Takes note of a live event of an earlier generation. */
export function strayed<I extends Straying>(image: I, generation: number): I {
  const hint = image.hints + 1;
  const others = image.strays.filter((stray) => stray.generation !== generation);
  return {
    ...image,
    hints: hint,
    hintsSeen: image.hintsSeen + Number(image.hintsSeen === image.hints),
    strays: [...others, { generation, hint }],
  };
}

/** That stray is gone. */
export function withoutStray<I extends Straying>(image: I, named: Named): I {
  return { ...image, strays: image.strays.filter((stray) => !isMeant(stray, named)) };
}

/** That stray is as it was read. */
export function strayRead<I extends Straying>(image: I, named: Named, etag: string): I {
  return known(image, named, { etag });
}

/** That stray is not as it was read. */
export function strayChanged<I extends Straying>(image: I, named: Named): I {
  return known(image, named, {});
}

export function strayRefused<I extends Straying>(image: I, named: Named): I {
  return known(image, named, { refused: true });
}

function known<I extends Straying>(image: I, named: Named, fact: Pick<Stray, 'etag' | 'refused'>): I {
  const { generation, hint } = named;
  return {
    ...image,
    strays: image.strays.map((stray) => (isMeant(stray, named) ? { generation, hint, ...fact } : stray)),
  };
}

/** A later hint about the same stray means that it has been brought back since. */
function isMeant(stray: Stray, { generation, hint }: Named): boolean {
  return stray.generation === generation && stray.hint === hint;
}
