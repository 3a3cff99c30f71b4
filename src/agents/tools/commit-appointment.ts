import { HELD_MS } from '../../domain/held-time.ts';
import { MINUTE_MS } from '../../domain/interval.ts';
import { MOST_OPTIONS } from '../../usecases/proposals/choose-options.ts';
import { commitProposal } from '../../usecases/proposals/commit-proposal.ts';
import { LANGUAGE, PROPOSAL_TOKEN } from '../asked/shared-parameters.ts';
import { ALTERNATIVES, WRITTEN_VISIT } from '../told/told-facts.ts';
import { writtenAnswer } from '../told/written-answer.ts';
import { ADDS, tool } from '../tool/tool.ts';

export const COMMIT_APPOINTMENT = tool({
  name: 'commit_appointment',
  title: 'Take up an offered time',
  scope: 'write',
  annotations: { ...ADDS, openWorldHint: true },
  describe: () =>
    `Book one of the times that propose_appointment has offered; the others are free again. The same call again gives the same appointment. After the ${HELD_MS / MINUTE_MS} minutes it still books where the time is free.`,
  parameters: {
    proposal_token: PROPOSAL_TOKEN,
    option: {
      type: 'integer',
      least: 1,
      most: MOST_OPTIONS,
      description: 'Which of its options, by its number',
      required: true,
    },
    customer_concerns: {
      type: 'string',
      text: 'concerns',
      description: 'What the customer says about the car (optional)',
    },
    notes: { type: 'string', text: 'notes', description: 'Any special notes (optional)' },
    language: LANGUAGE,
  },
  answers: { always: WRITTEN_VISIT, sometimes: ALTERNATIVES },
  failing: { en: 'Failed to book appointment', es: 'No se pudo reservar la cita' },
  run: async ({ proposal_token: token, option, customer_concerns: concerns, notes }, call) => {
    const { shop, ports, caller, write } = call;
    const booked = await commitProposal(
      { tokenHash: ports.digest(token), option, conversation: caller.conversation, concerns, notes },
      shop,
      write,
      ports,
    );
    return writtenAnswer(booked, 'booked', call);
  },
});
