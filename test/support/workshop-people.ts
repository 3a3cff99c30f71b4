/** Two customers with one car each, as command lines: number 1 is Ana with ABC1234, number 2 is Bob with XYZ9876. */
export const ANA_AND_BOB = [
  'customers add --name "Ana Pérez" --phone "(212) 555-0134" --email ana@example.com',
  'vehicles add --customer 1 --plate ABC1234 --make Honda --model Civic --year 2018',
  'customers add --name "Bob Stone" --phone 646-555-0199',
  'vehicles add --customer 2 --plate XYZ9876 --make Ford --model F-150 --year 2021',
] as const;

/** Ana's oil change today at 9:00, number 1, and Bob's brakes at 10:00, number 2. */
export const TWO_VISITS = [
  ...ANA_AND_BOB,
  'book --customer 1 --service oil_change --at 2026-11-23T09:00',
  'book --customer 2 --service brake_service --at 2026-11-23T10:00',
] as const;
