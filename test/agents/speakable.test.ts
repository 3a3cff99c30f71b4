import { describe, expect, test } from 'vitest';
import { TOOLS } from '../../src/agents/tool-table.ts';
import { failureSaid } from '../../src/output/spoken/failure-said.ts';
import { LANGUAGES } from '../../src/output/spoken/language.ts';
import { ALL_FAILURES } from '../output/failure-samples.ts';
import { TIME } from '../output/samples.ts';
import { agentDesk } from '../support/agent-desk.ts';
import { agentScene, PLAIN_WORDS } from '../support/agent-scene.ts';
import { unspeakable } from '../support/speakable.ts';

describe('what may be read aloud', () => {
  test.each(LANGUAGES)(
    'is all that is told in a conversation that comes to every tool, in %s',
    async (language) => {
      const { call } = await agentDesk();
      const told = await agentScene(call, PLAIN_WORDS, { language, phone: '2125550188', key: language });
      expect(new Set(told.map(({ tool }) => tool))).toEqual(new Set(TOOLS.map(({ name }) => name)));
      expect(told.filter(({ answered }) => answered.error?.code === 'tool-limit')).toEqual([]);
      const broken = told.flatMap(({ tool, answered: { message, success } }) =>
        unspeakable(message, { isFailure: !success }).map((law) => `${tool}: ${message} ${law}`),
      );
      expect(broken).toEqual([]);
    },
  );

  test.each(LANGUAGES)('is what every tool says of everything that can go wrong, in %s', (language) => {
    const broken = TOOLS.flatMap(({ name, failing }) =>
      ALL_FAILURES.flatMap((failure) => {
        const { message } = failureSaid(failure, failing, TIME, language);
        return unspeakable(message, { isFailure: true }).map(
          (law) => `${name}, ${failure.code}: ${message} ${law}`,
        );
      }),
    );
    expect(broken).toEqual([]);
  });
});
