/** Those methods of a port, loaded when one of them is first called: a command that reads need not read what writes. */
export function onFirstUse<Port extends Promises<Port>, Name extends keyof Port>(
  names: readonly Name[],
  load: () => Promise<Port>,
): Pick<Port, Name> {
  let loading: Promise<Port> | null = null;
  const later =
    (name: Name) =>
    async (...given: never[]) => {
      loading ??= load();
      return (await loading)[name](...given);
    };
  return Object.fromEntries(names.map((name) => [name, later(name)])) as Pick<Port, Name>;
}

type Promises<Port> = { readonly [Name in keyof Port]: (...given: never[]) => Promise<unknown> };
