import { expect, test } from 'vitest';
import { carSaid } from '../../src/input/car-words.ts';

test.each([
  { text: 'KWV8155', said: { plate: 'KWV8155' } },
  { text: 'kwv 8155', said: { plate: 'kwv8155' } },
  { text: '8-ABC-123', said: { plate: '8-ABC-123' } },
  { text: '2018 Honda Civic', said: { year: '2018', make: 'Honda', model: 'Civic' } },
  {
    text: 'honda civic 2018, kwv8155',
    said: { year: '2018', make: 'Honda', model: 'Civic', plate: 'kwv8155' },
  },
  { text: 'kwv8155 honda', said: { make: 'Honda', plate: 'kwv8155' } },
  { text: 'civic honda kwv 8155', said: { make: 'Honda', model: 'Civic', plate: 'kwv8155' } },
  { text: 'jeep grand cherokee', said: { make: 'Jeep', model: 'Grand Cherokee' } },
  { text: 'Land Rover Defender 110', said: { make: 'Land Rover', model: 'Defender 110' } },
  { text: 'ford f-150', said: { make: 'Ford', model: 'F-150' } },
  { text: 'bmw 330i', said: { make: 'BMW', model: '330i' } },
  { text: 'mazda cx-30', said: { make: 'Mazda', model: 'Cx-30' } },
  { text: 'prius', said: { make: 'Prius' } },
  { text: '1HGCM82633A004352', said: { vin: '1HGCM82633A004352' } },
  { text: '1999', said: { year: '1999' } },
  { text: ' , ', said: {} },
])('$text is $said', ({ text, said }) => {
  expect(carSaid(text)).toEqual(said);
});
