import { requestSaid } from '../../output/spoken/request-said.ts';
import { BOOK_NUMBER, LANGUAGE } from '../asked/shared-parameters.ts';
import { UNDERSTOOD } from '../told/understood-facts.ts';
import { assertOf } from '../tool/caller.ts';
import { READS, tool } from '../tool/tool.ts';

export const UNDERSTAND_REQUEST = tool({
  name: 'understand_request',
  title: 'What a caller asks for',
  scope: 'read',
  annotations: READS,
  describe: () =>
    "Read a caller's own sentence, English or Spanish: what they want, which service, when, which car, what is missing or unclear, and one question to ask. Books nothing.",
  parameters: {
    text: {
      type: 'string',
      text: 'booking words',
      description: 'What the caller has said, in their own words',
      required: true,
    },
    customer_id: {
      ...BOOK_NUMBER,
      description: 'Customer ID (obtained from lookup_customer result; optional): whose cars they may mean',
    },
    language: LANGUAGE,
  },
  answers: { always: UNDERSTOOD },
  failing: { en: 'Failed to understand the request', es: 'No se pudo entender la solicitud' },
  run: async ({ text, customer_id: customerId }, { shop, time, language, ports, caller }) => {
    if (customerId !== null) await assertOf(caller, customerId);
    // With the grammar, which no other tool needs.
    const { understandRequest } = await import('../../usecases/booking/understand-request.ts');
    return requestSaid(await understandRequest({ text, customerId }, shop, ports), shop, time, language);
  },
});
