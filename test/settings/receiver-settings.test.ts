import { describe, expect, test } from 'vitest';
import { receiverSettings } from '../../src/settings/receiver-settings.ts';

const ADDRESS = 'https://bay.example.com/google/notifications';

describe('where notifications come in', () => {
  test.each([
    { name: 'nowhere, where nothing is set', environment: {}, is: null },
    { name: 'nowhere, where only a port is set', environment: { BAY_RECEIVER_PORT: '4800' }, is: null },
    {
      name: 'behind a public address',
      environment: { BAY_PUBLIC_URL: 'https://bay.example.com' },
      is: { port: 4771, address: ADDRESS },
    },
    {
      name: 'at another port',
      environment: { BAY_PUBLIC_URL: 'https://bay.example.com/', BAY_RECEIVER_PORT: '4800' },
      is: { port: 4800, address: ADDRESS },
    },
    {
      name: 'below a path of the proxy',
      environment: { BAY_PUBLIC_URL: 'https://example.com/shop/' },
      is: { port: 4771, address: 'https://example.com/shop/google/notifications' },
    },
    {
      name: 'where the whole address is written out',
      environment: { BAY_PUBLIC_URL: ADDRESS },
      is: { port: 4771, address: ADDRESS },
    },
    {
      name: 'at an address of the sixth version',
      environment: { BAY_PUBLIC_URL: 'https://[2606:4700::1]' },
      is: { port: 4771, address: 'https://[2606:4700::1]/google/notifications' },
    },
  ])('$name', ({ environment, is }) => {
    expect(receiverSettings(environment, {})).toEqual(is);
  });

  test('what the command was given counts more than the environment', () => {
    const environment = { BAY_PUBLIC_URL: 'https://other.example.com', BAY_RECEIVER_PORT: '1' };
    expect(receiverSettings(environment, { port: '4800', publicUrl: 'https://bay.example.com' })).toEqual({
      port: 4800,
      address: ADDRESS,
    });
    expect(receiverSettings(environment, { publicUrl: '' })).toBeNull();
  });
});

describe('an address that Google cannot notify is refused in so many words', () => {
  test.each([
    { value: 'http://bay.example.com', is: 'no-https' },
    { value: 'bay.example.com', is: 'no-https' },
    { value: 'https://localhost:4771', is: 'not-public' },
    { value: 'https://127.0.0.1', is: 'not-public' },
    { value: 'https://10.1.2.3', is: 'not-public' },
    { value: 'https://172.20.0.1', is: 'not-public' },
    { value: 'https://192.168.1.20', is: 'not-public' },
    { value: 'https://[::1]', is: 'not-public' },
    { value: 'https://[fd00::1]', is: 'not-public' },
    { value: 'https://counter', is: 'not-public' },
    { value: 'https://counter.local', is: 'not-public' },
    { value: 'https://bay.example.com/?shop=1', is: 'more-than-a-place' },
    { value: 'https://bay.example.com/#shop', is: 'more-than-a-place' },
  ])('$value', ({ value, is }) => {
    expect(() => receiverSettings({ BAY_PUBLIC_URL: value }, {})).toThrow(
      expect.objectContaining({
        failure: expect.objectContaining({
          setting: 'BAY_PUBLIC_URL',
          problem: expect.objectContaining({ kind: 'no-public-address', is }),
        }),
      }),
    );
  });

  test('a password that somebody wrote into it is not told', () => {
    const publicUrl = 'https://ana:secret@bay.example.com';
    expect(() => receiverSettings({}, { publicUrl })).toThrow(
      expect.objectContaining({
        failure: {
          code: 'usage',
          problem: {
            kind: 'option-refused',
            option: '--public-url',
            problem: { kind: 'no-public-address', value: 'https://bay.example.com', is: 'more-than-a-place' },
          },
          command: null,
        },
      }),
    );
  });

  test('a port that the command is given has to be led to from somewhere', () => {
    expect(() => receiverSettings({}, { port: '4771' })).toThrow(
      expect.objectContaining({
        failure: {
          code: 'bad-configuration',
          setting: 'BAY_PUBLIC_URL',
          problem: { kind: 'without-its-pair', pair: '--receiver-port' },
        },
      }),
    );
  });

  test('a port is a number up to 65535, whether anybody notifies or not', () => {
    expect(() => receiverSettings({ BAY_RECEIVER_PORT: '70000' }, {})).toThrow();
    expect(() => receiverSettings({}, { port: 'http' })).toThrow();
  });
});
