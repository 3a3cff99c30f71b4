/** A live event of an earlier generation, and the number of the hint that told of it. */
export interface Stray {
  readonly generation: number;
  readonly hint: number;
  /** The calendar refused its removal for good: left until a person wants another try, or it is seen again. */
  readonly refused?: true;
}

/** What of an image tells of them. */
interface Straying {
  readonly hints: number;
  readonly hintsSeen: number;
  readonly strays: readonly Stray[];
}

/** Of which removal something is said. */
type Removal = Pick<Stray, 'generation' | 'hint'>;

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

/** The removal of that stray is settled. */
export function withoutStray<I extends Straying>(image: I, removal: Removal): I {
  return { ...image, strays: image.strays.filter((stray) => !isMeant(stray, removal)) };
}

export function strayRefused<I extends Straying>(image: I, removal: Removal): I {
  const strays = image.strays.map((stray) =>
    isMeant(stray, removal) ? ({ ...stray, refused: true } as const) : stray,
  );
  return { ...image, strays };
}

/** A later hint about the same stray means that it has been brought back since. */
function isMeant(stray: Stray, { generation, hint }: Removal): boolean {
  return stray.generation === generation && stray.hint === hint;
}
