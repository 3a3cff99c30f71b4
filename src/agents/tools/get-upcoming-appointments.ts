import { visitsSaid } from '../../output/spoken/visits-said.ts';
import { listVisits } from '../../usecases/people/list-visits.ts';
import { CUSTOMER_ID, LANGUAGE } from '../asked/shared-parameters.ts';
import { VISIT } from '../told/told-facts.ts';
import { all, listOf, WHOLE } from '../tool/answer-schema.ts';
import { assertOf } from '../tool/caller.ts';
import { READS, tool } from '../tool/tool.ts';

export const GET_UPCOMING_APPOINTMENTS = tool({
  name: 'get_upcoming_appointments',
  title: "A customer's appointments",
  scope: 'read',
  annotations: READS,
  describe: () =>
    "List a customer's upcoming appointments, and the earlier ones where they are asked for. Read from the shop's own book.",
  parameters: {
    customer_id: CUSTOMER_ID,
    include_past: {
      type: 'boolean',
      description: 'The earlier ones, too. Default: false',
    },
    language: LANGUAGE,
  },
  answers: { always: { appointments: listOf(all(VISIT)), count: WHOLE } },
  failing: { en: 'Failed to list appointments', es: 'No se pudieron consultar las citas' },
  run: async ({ customer_id: id, include_past: past }, { time, language, ports, caller }) => {
    await assertOf(caller, id);
    const coming = await listVisits({ id }, { past: false }, ports);
    const earlier = past === true ? await listVisits({ id }, { past: true }, ports) : [];
    return visitsSaid(coming, earlier, time, language);
  },
});
