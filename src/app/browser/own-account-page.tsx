import { AccountPage } from '#features/access/web/account-page.tsx';
import { OwnWays } from '#features/paging/web/own-ways.tsx';

/** Everything that a person sets for themselves alone. */
export function OwnAccountPage() {
  return <AccountPage reach={<OwnWays />} />;
}
