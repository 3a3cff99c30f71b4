import { describe, expect, test } from 'vitest';
import { workshop } from '../support/workshop.ts';
import { ANA_AND_BOB } from '../support/workshop-people.ts';

const TUESDAY_AT_NINE = 'book -c 0134 --at "tue 9" --dry-run';

const typesOf = ({ services }: { services: { service_type: string }[] }) =>
  services.map(({ service_type }) => service_type);

describe('--service hears what words hear', () => {
  test.each([
    ['frenos', ['brake_service']],
    ['"cambio de aceite"', ['oil_change']],
    ['"oil and filter"', ['oil_change']],
    ['"no arranca"', ['diagnostics']],
    ['aceite+frenos', ['oil_change', 'brake_service']],
    ['"aceite y llantas"', ['oil_change', 'tire_rotation']],
    ['"oil, frenos"', ['oil_change', 'brake_service']],
    ['frenos -s oil', ['brake_service', 'oil_change']],
    ['oil+complex', ['oil_change', 'complex_repair']],
    ['frenos+complex', ['brake_service', 'complex_repair']],
  ])('%s', async (said, services) => {
    const { data } = workshop({ given: ANA_AND_BOB });
    expect(typesOf(await data(`${TUESDAY_AT_NINE} -s ${said}`))).toEqual(services);
  });

  test('what the shop itself calls its own comes first', async () => {
    const { data, done } = workshop({ given: ANA_AND_BOB });
    await done('shop set services.frenos "{name: Frenos, minutes: 45}"');
    expect(typesOf(await data(`${TUESDAY_AT_NINE} -s frenos`))).toEqual(['frenos']);
  });

  test.each(['slots tue', 'why tue 9', 'edit 1 --dry-run', 'waitlist add -c 0134 --dry-run'])(
    'of "%s" as well',
    async (line) => {
      const { data } = workshop({ given: [...ANA_AND_BOB, 'book bob oil wed 9'] });
      expect(await data(`${line} -s frenos`)).toEqual(await data(`${line} -s brake_service`));
    },
  );

  test('work that could be several services is asked about, and refused where nobody can say', async () => {
    const { bay } = workshop({ given: ANA_AND_BOB });
    const line = `${TUESDAY_AT_NINE} -s "tune up"`;
    expect(await bay(line)).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('"tune up" can be read in'),
    });
    expect((await bay(line, { answers: ['inspection'] })).stdout).toContain('Inspection');
  });

  test.each(['wash', 'frenos mañana', 'frenos para Ana', 'no frenos'])('"%s" is none', async (said) => {
    const { bay } = workshop({ given: ANA_AND_BOB });
    expect(await bay(['slots', 'tue', '-s', said])).toMatchObject({
      exitCode: 5,
      stderr: expect.stringContaining(`There is no service "${said}".`),
    });
  });
});
