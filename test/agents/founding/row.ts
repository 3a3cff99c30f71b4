/** One thing that shops were promised of the tools for agents, in our own words, and what shows that it is so. */
export interface Row<Scene> {
  readonly row: string;
  readonly promise: string;
  readonly shows: (scene: Scene) => unknown;
}

/** Promises that one scene shows: made once, because making a shop costs more than looking at it. */
export interface Group {
  readonly about: string;
  readonly rows: readonly string[];
  /** Each row that does not hold, with why. */
  readonly unmet: () => Promise<string[]>;
}

export function group<Scene>(about: string, scene: () => Promise<Scene>, rows: readonly Row<Scene>[]): Group {
  return {
    about,
    rows: rows.map(({ row }) => row),
    unmet: async () => {
      const shown = await scene();
      const unmet: string[] = [];
      for (const { row, promise, shows } of rows) {
        try {
          await shows(shown);
        } catch (thrown) {
          unmet.push(`${row} ${promise}: ${thrown instanceof Error ? thrown.message : String(thrown)}`);
        }
      }
      return unmet;
    },
  };
}
