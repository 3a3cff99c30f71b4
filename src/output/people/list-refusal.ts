import type { FileProblem } from '../../failure.ts';
import type { RefusedLine } from '../../usecases/people/import-customers.ts';

/** Why a line that can be read cannot be brought into the book. */
export function refusedLineProblem({ line, field, value, customer }: RefusedLine): FileProblem {
  const { id, name } = customer;
  const where =
    customer.line === null ? `in the book (customer ${id}, ${name})` : `on line ${customer.line} (${name})`;
  const problem =
    field === 'notes'
      ? `it is the customer ${where}, and the notes of both are too long for one`
      : `the ${field} ${value} is another customer's ${where}`;
  return { line, problem };
}
