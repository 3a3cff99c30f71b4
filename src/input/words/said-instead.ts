/** The typed words with `meant` where the words that it stands for were; those need not stand side by side. */
export function saidInstead(typed: readonly string[], words: string, meant: string): string[] {
  const left = words.split(' ');
  let isSaid = false;
  return typed.map((argument) => {
    const kept = argument.split(/\s+/).flatMap((word) => {
      const at = left.indexOf(word);
      if (at === -1) return [word];
      left.splice(at, 1);
      if (isSaid) return [];
      isSaid = true;
      return [meant];
    });
    return kept.join(' ');
  });
}
