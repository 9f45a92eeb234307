/**
 * A bar is about a person, not about a row: somebody who is barred as a guardian must not be called as an emergency
 * contact. Rows are taken for the same person when they share a phone number or an email address [P6.3].
 */
interface Barrable {
  readonly id: string;
  readonly phones: readonly { readonly address: string }[];
  readonly email: string;
  readonly bar: unknown;
}

/** The ids of one client's rows that nobody may choose. Rows that have ended still pass their bar on. */
export function barredIds(people: readonly Barrable[]): Set<string> {
  const barred = people.filter((person) => person.bar !== null);
  const addresses = new Set(barred.flatMap(addressesOf));
  const ids = new Set(barred.map((person) => person.id));
  for (const person of people) {
    if (addressesOf(person).some((address) => addresses.has(address))) ids.add(person.id);
  }
  return ids;
}

function addressesOf(person: Barrable): string[] {
  const addresses = person.phones.map((phone) => phone.address);
  return person.email ? [...addresses, person.email.toLowerCase()] : addresses;
}
