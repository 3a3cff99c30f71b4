import type { Following } from '../../usecases/in-step/edit-people.ts';
import { counted } from '../form/moments.ts';
import type { JsonObject, View } from '../form/view.ts';

/** An edit that events of visits to come tell of; of one that none does, nothing is said. */
export function withFollowing(view: View, { visits, pending }: Following): View {
  if (visits === 0) return view;
  const coming = `${counted(visits, 'visit')} to come`;
  const sentence =
    pending === 0
      ? `The calendar follows: ${coming}`
      : `The calendar does not follow yet: ${pending === visits ? '' : `${pending} of `}${coming}; it will be delivered by: bay sync`;
  return {
    ...view,
    message: `${view.message} ${sentence}.`,
    data: { ...(view.data as JsonObject), calendar_follows: { visits, pending } },
    text: (theme) => `${view.text(theme)}  ${theme.dim(sentence)}\n`,
  };
}
