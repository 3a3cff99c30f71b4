import type { ModeWords } from './meaning.ts';

export const ENGLISH_MODES: ModeWords = {
  wait: 'wait|waits|waiting|waiter|will wait|wants to wait|to wait|ill wait|while i wait|while she waits|while he waits|wait for it|waits for it|waiting for it|wait on it|waiting on it|hell wait|shell wait|theyll wait|hes waiting|shes waiting|theyre waiting|is waiting|are waiting|im waiting|will be waiting|customer waiting|customer waits|would like to wait|going to wait|plans to wait|while you wait',
  drop_off:
    'drop|drops|drop off|drop it off|drop it|dropping|dropping off|dropping it off|dropoff|leave it|leaves it|leaving it|will leave it|drop the car off|drops the car off|dropping the car off|drops it off|dropping off the car|hell drop it off|shell drop it off|leave the car|leaves the car|leaving the car|hell leave it|shell leave it',
  tow_in: 'tow|tow in|towed|towed in|tow it in|towing|tow truck|on a tow truck',
  night_drop:
    'night drop|night dropoff|overnight drop|key drop|drop overnight|after hours drop|night drop off',
  loaner: 'loaner|with a loaner|needs a loaner|loaner car|wants a loaner|a loaner|rental|needs a rental',
};
