import type { BookRequest } from '../../usecases/booking/book-appointment.ts';
import type { RequestTold } from '../../usecases/booking/request-told.ts';
import { listed, momentText, type ShopTime } from '../form/moments.ts';
import { clean } from '../form/safe-text.ts';
import type { View } from '../form/view.ts';

type Asked = Pick<BookRequest, 'at' | 'ways' | 'technician' | 'bay' | 'concerns'>;

/** `Oil change for Ana Pérez, 2018 Honda Civic, Tue 24 Nov 09:00, wait, promised by 15:30, with Maria` */
export function understoodView(
  told: RequestTold,
  asked: Asked,
  time: ShopTime,
  repeat: string | null = null,
): View {
  const { services, customer, vehicle } = told;
  const { at, ways: { mode, promise, tag } = {}, technician, bay, concerns } = asked;
  const message = clean`${[
    `${listed(services, 'and')} for ${customer}`,
    ...(vehicle === '' ? [] : [vehicle]),
    momentText(at, time),
    ...(repeat === null ? [] : [repeat]),
    ...(mode == null ? [] : [mode.replace('_', ' ')]),
    ...(promise == null ? [] : [`promised by ${promise}`]),
    ...(tag == null ? [] : [`key tag ${tag}`]),
    ...(technician === null ? [] : [`with ${technician}`]),
    ...(bay === null ? [] : [`in ${bay}`]),
    ...(concerns === null ? [] : [`"${concerns}"`]),
  ].join(', ')}`;
  return { message, data: {}, text: (theme) => `${theme.dim('Understood:')} ${message}\n` };
}
