import { type AccessTokensSetup, locked } from './access-tokens.ts';
import { ANSWER_MS } from './login.ts';

/**
 * Seals what lies open although there is a passphrase by now, and gives the accounts. One passphrase opens all that is
 * sealed: where it does not, nothing is written, and `token-store-failed` is thrown.
 */
export async function sealKept(setup: AccessTokensSetup): Promise<readonly string[]> {
  const { vault, settings } = setup;
  if (settings.passphrase === null) return [];
  const kept = vault.accounts().map((account) => ({ account, record: vault.keptOrNull(account) }));
  const open = kept.filter(({ record }) => record?.secret.kind === 'plain').map(({ account }) => account);
  if (open.length === 0) return [];
  for (const { account, record } of kept) if (record?.secret.kind === 'sealed') vault.reveal(account, record);
  const done: string[] = [];
  for (const account of open) {
    await locked(account, setup, ANSWER_MS, async () => {
      const record = vault.keptOrNull(account);
      if (record?.secret.kind !== 'plain') return;
      vault.keep(account, record, record.secret, 'file');
      done.push(account);
    });
  }
  return done;
}
