/** Which address shows which screen. */
import { Text } from '@mantine/core';
import { createRootRoute, createRoute, createRouter, Outlet } from '@tanstack/react-router';
import { AccountPage } from '#features/access/web/account-page.tsx';
import { JoinPage } from '#features/access/web/join-page.tsx';
import { SetUpPage } from '#features/access/web/set-up-page.tsx';
import { SignInPage } from '#features/access/web/sign-in-page.tsx';
import { CasePage } from '#features/cases/web/case-page.tsx';
import { OpenCasesPage } from '#features/cases/web/open-cases-page.tsx';
import { InnerLink } from '#ui/inner-link.tsx';
import { Page } from '#ui/page.tsx';

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound });
const home = createRoute({ getParentRoute: () => root, path: '/', component: OpenCasesPage });
const setUp = createRoute({ getParentRoute: () => root, path: '/set-up', component: SetUpPage });
const signIn = createRoute({ getParentRoute: () => root, path: '/sign-in', component: SignInPage });
const join = createRoute({ getParentRoute: () => root, path: '/join', component: JoinPage });
const account = createRoute({ getParentRoute: () => root, path: '/account', component: AccountPage });
const oneCase = createRoute({ getParentRoute: () => root, path: '/cases/$caseId', component: OneCase });

function OneCase() {
  const { caseId } = oneCase.useParams();
  return <CasePage caseId={caseId} />;
}

function NotFound() {
  return (
    <Page title="There is nothing here">
      <Text>
        <InnerLink to="/">Back to your cases</InnerLink>
      </Text>
    </Page>
  );
}

export const router = createRouter({
  routeTree: root.addChildren([home, setUp, signIn, join, account, oneCase]),
});
