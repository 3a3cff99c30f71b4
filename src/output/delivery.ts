import { counted } from './moments.ts';
import { type View, writtenData } from './view.ts';

/** What `bay sync` did or, with `dryRun`, would do. */
export function deliveryView(
  { delivered, pending }: { readonly delivered: number; readonly pending: number },
  { dryRun }: { readonly dryRun: boolean },
): View {
  const owed = pending === 0 ? 'nothing is owed' : `${counted(pending, 'change')} still owed`;
  const sentence = dryRun
    ? `Would deliver ${counted(pending, 'change')} to the calendar`
    : `${counted(delivered, 'change')} delivered to the calendar, ${owed}`;
  const sign = (done: string, warning: string) => (pending === 0 ? `${done} ` : `${warning} `);
  return {
    message: `${sentence}.`,
    data: writtenData({ delivered, pending }, { replayed: false, dryRun }),
    text: ({ done, warning }) => `${dryRun ? '' : sign(done, warning)}${sentence}\n`,
  };
}
