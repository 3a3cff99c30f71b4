import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { intentHeard } from '../../../src/input/words/intent.ts';

describe('what somebody wants', () => {
  test.each([
    // what is denied is something else
    ['my AC is not working, can you book me friday', ['book'], 'my AC is not working, can you friday'],
    ['my AC is not working can you book me friday', ['book'], 'my AC is not working can you friday'],
    ['mi coche no arranca, quiero pedir cita', ['book'], 'mi coche no arranca, quiero'],
    ['it does not start cancel my appointment', ['cancel'], 'it does not start my appointment'],
    ["I'm not well, cancel it and book me next week", ['cancel', 'book'], "I'm not well, and next week"],
    ['not friday, book me monday', ['book'], 'not friday, monday'],
    ['no, quiero cancelar mi cita', ['cancel'], 'quiero mi cita'],
    ['No, cancel it', ['cancel'], ''],
    // of a visit that there is
    ['cancel my next appointment', ['cancel'], 'my next appointment'],
    ['reschedule my next appointment', ['reschedule'], 'my next appointment'],
    ['cancelar mi próxima cita', ['cancel'], 'mi próxima cita'],
    ['when is my next appointment', ['check'], ''],
    ['¿a qué hora es mi próxima cita?', ['check'], '¿a'],
    // words of the car and of times are no questions
    ['la dirección hidráulica hace ruido, cita el viernes', [], null],
    ['primer horario disponible', [], null],
    ['it pulls in both directions', [], null],
    ['¿cuál es su dirección?', ['other'], ''],
    ['¿cuál es el horario?', ['other'], ''],
  ] as const)("is heard in '%s'", (text, intents, rest) => {
    expect(intentHeard(text)).toEqual({ intents, isDenied: false, rest: rest ?? text });
  });

  test.each([
    ["I don't want to cancel", [], 'I'],
    ["I don't want my appointment cancelled", [], 'I'],
    ["I don't think I need to reschedule", [], 'I'],
    ['no quiero que me cancelen la cita', [], 'la cita'],
    ['no hace falta cancelar', [], ''],
    ["I don't want to cancel, I want to move it to friday", ['reschedule'], 'I I it to friday'],
  ] as const)("is not what was denied: '%s'", (text, intents, rest) => {
    expect(intentHeard(text)).toEqual({ intents, isDenied: true, rest });
  });

  const DENIALS = [
    'my car does not start',
    'not tuesday',
    'mi coche no arranca',
    'it never leaks',
    'sin prisa',
  ];
  const WISHES = [
    'cancel it',
    'book me friday',
    'move my appointment',
    'quiero pedir cita',
    'quiero cancelar',
  ];

  test('is the same behind a comma, whatever was denied before it', () => {
    fc.assert(
      fc.property(fc.constantFrom(...DENIALS), fc.constantFrom(...WISHES), (denial, wish) => {
        expect(intentHeard(`${denial}, ${wish}`).intents).toEqual(intentHeard(wish).intents);
      }),
    );
  });
});
