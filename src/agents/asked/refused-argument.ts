import { AppError, type ArgumentFault } from '../../failure.ts';

/** The model has said what the tool cannot take; it may say it otherwise. */
export function refusedArgument(fault: ArgumentFault): AppError {
  return new AppError({ code: 'tool-arguments', faults: [fault] });
}
