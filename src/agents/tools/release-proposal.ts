import { proposalReleased } from '../../output/spoken/proposal-said.ts';
import { giveBack } from '../../usecases/proposals/give-back.ts';
import { LANGUAGE, PROPOSAL_TOKEN } from '../asked/shared-parameters.ts';
import { listOf, orNone, TEXT } from '../tool/answer-schema.ts';
import { ADDS, tool } from '../tool/tool.ts';

export const RELEASE_PROPOSAL = tool({
  name: 'release_proposal',
  title: 'Give offered times back',
  scope: 'write',
  annotations: ADDS,
  describe: () =>
    'Give the times back that propose_appointment holds, once the caller wants none of them or has hung up: others can have them at once. Cancels no appointment.',
  parameters: { proposal_token: PROPOSAL_TOKEN, language: LANGUAGE },
  answers: { always: { options: listOf(TEXT), held_until: orNone(TEXT) } },
  failing: { en: 'Failed to give the times back', es: 'No se pudieron liberar las horas' },
  run: async ({ proposal_token: token }, { language, ports, caller }) => {
    const wasHeld = await giveBack(
      { tokenHash: ports.digest(token), conversation: caller.conversation },
      ports,
    );
    return proposalReleased(wasHeld, language);
  },
});
