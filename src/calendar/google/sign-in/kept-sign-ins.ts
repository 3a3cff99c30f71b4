import type { SignIn } from '../../sign-ins.ts';
import { signInOf } from './sign-in-record.ts';
import type { TokenVault } from './token-vault.ts';

/** Every sign-in of the shop, `default` first. Throws `token-store-failed`. */
export function keptSignIns(vault: TokenVault): SignIn[] {
  return vault.accounts().flatMap((account) => {
    const record = vault.read(account);
    return record === null ? [] : [signInOf(account, record)];
  });
}
