/** What keeps a carrier from sending anything, whoever it is for. What is wrong with one client's address is no trouble. */
export const troubles = ['credentials', 'account', 'balance', 'unreachable', 'busy', 'line'] as const;
export type Trouble = (typeof troubles)[number];

/** These meet every message alike until somebody mends them; one is enough to know. */
export const isForEverybody = (trouble: Trouble): boolean =>
  trouble === 'credentials' || trouble === 'account' || trouble === 'balance';

export type Why = Trouble | 'slow';

export const whyWords: Readonly<Record<Why, string>> = {
  credentials: 'the provider does not accept our user name and password',
  account: 'the provider does not let our account send; it may be suspended, or its balance used up',
  balance: 'what was paid for at the provider is used up',
  unreachable: 'the provider cannot be reached',
  busy: 'the provider takes no messages at the moment',
  line: 'the connection breaks off in the middle',
  slow: 'messages take more than five minutes to arrive',
};

/** What whoever runs Kept can do about it. */
export const remedyWords: Readonly<Record<Why, string>> = {
  credentials: 'Whoever runs Kept corrects the credentials in its settings and starts it again.',
  account: 'Whoever runs Kept looks into the account at the provider.',
  balance: 'Whoever runs Kept pays in at the provider.',
  unreachable: 'Whoever runs Kept checks the network and the provider’s own news; Kept goes on trying.',
  busy: 'Kept goes on trying by itself.',
  line: 'Whoever runs Kept checks the network and the provider’s own news; Kept goes on trying.',
  slow: 'Nothing is lost. Where it matters, call instead of waiting for an answer.',
};
