import type { Customer } from './customer.ts';
import { phoneText } from './phone-text.ts';
import { isSameName, namesAgree, notesWith } from './same-customer.ts';

/** One customer of two records of the same person: nothing that either tells is lost. */
export function mergedCustomer(kept: Customer, other: Customer): Customer {
  const told = [
    isSameName(kept.name, other.name) ? null : `also ${other.name}`,
    kept.phone === null || other.phone === null ? null : `also ${phoneText(other.phone, '')}`,
    kept.email === null || other.email === null || isSameAddress(kept, other) ? null : `also ${other.email}`,
    other.notes,
  ];
  return {
    ...kept,
    phone: kept.phone ?? other.phone,
    email: kept.email ?? other.email,
    invite: kept.invite ?? other.invite,
    notes: notesWith(kept.notes, told),
  };
}

/** Neither name nor e-mail address says that the two are one. */
export function seemTwoPeople(kept: Customer, other: Customer): boolean {
  return !namesAgree(kept.name, other.name) && !isSameAddress(kept, other);
}

function isSameAddress(one: Customer, other: Customer): boolean {
  return one.email !== null && one.email.toLowerCase() === other.email?.toLowerCase();
}
