import type { ModeWords } from './meaning.ts';

export const ENGLISH_MODES: ModeWords = {
  wait: 'wait|waits|waiting|waiter|will wait|wants to wait|to wait|ill wait|while i wait|while she waits|while he waits|wait for it',
  drop_off:
    'drop|drops|drop off|drop it off|drop it|dropping|dropping off|dropping it off|dropoff|leave it|leaves it|leaving it|will leave it|drop the car off|leave the car',
  tow_in: 'tow|tow in|towed|towed in|tow it in|towing|tow truck|on a tow truck',
  night_drop:
    'night drop|night dropoff|overnight drop|key drop|drop overnight|after hours drop|night drop off',
  loaner: 'loaner|with a loaner|needs a loaner|loaner car|wants a loaner|a loaner|rental|needs a rental',
};
